"""Engines that forward over HTTP to a provider."""
