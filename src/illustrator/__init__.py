"""The built-in renderer: a procedural illustrator that knows nothing of HTTP, keys or money.

It reads a prompt into a brief, composes layers and draws them. It is not a neural model and says so.
Importing this package stays light: numpy, OpenCV and resvg load with `illustrator.draw`.
"""

__version__ = "0.1.0"
