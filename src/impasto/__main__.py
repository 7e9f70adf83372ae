"""`python -m impasto`: the same as the command `impasto`."""

from impasto.cli.main import main

if __name__ == "__main__":
    main()
