"""What operators see: one log line a request, metrics, and spans where OpenTelemetry is installed.

Prompts, pictures, keys, file names and signatures of links are in none of them.
"""

from impasto.telemetry.line import note, trace_headers
from impasto.telemetry.log import Logger, configure, take_over
from impasto.telemetry.metrics import Metrics
from impasto.telemetry.opening import open_metrics

__all__ = ["Logger", "Metrics", "configure", "note", "open_metrics", "take_over", "trace_headers"]
