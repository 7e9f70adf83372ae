"""What operators see: one log line a request, metrics, and spans where OpenTelemetry is installed.

Prompts, pictures, keys, file names and signatures of links are in none of them.
"""

from impasto.telemetry.line import note, trace_headers
from impasto.telemetry.log import Logger, configure
from impasto.telemetry.metrics import Metrics

__all__ = ["Logger", "Metrics", "configure", "note", "trace_headers"]
