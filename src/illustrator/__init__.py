"""The built-in renderer: a procedural illustrator that knows nothing of HTTP, keys or money."""
