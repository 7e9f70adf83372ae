"""★ What is looked at, in order: what costs nothing first, what costs most last."""

from impasto.conform.check import Check
from impasto.conform.checks.compression import COMPRESSION
from impasto.conform.checks.delivery import DELIVERY
from impasto.conform.checks.errors import ERRORS
from impasto.conform.checks.formats import FORMATS
from impasto.conform.checks.idempotency import IDEMPOTENCY
from impasto.conform.checks.key import KEY
from impasto.conform.checks.mask import MASK
from impasto.conform.checks.models import MODELS
from impasto.conform.checks.number import NUMBER
from impasto.conform.checks.qualities import QUALITIES
from impasto.conform.checks.references import REFERENCES
from impasto.conform.checks.sizes import SIZES
from impasto.conform.checks.stream import STREAM
from impasto.conform.checks.transparency import TRANSPARENCY
from impasto.conform.checks.usage import USAGE

CHECKS: tuple[Check, ...] = (
    MODELS,
    KEY,
    DELIVERY,
    ERRORS,
    SIZES,
    FORMATS,
    COMPRESSION,
    NUMBER,
    TRANSPARENCY,
    STREAM,
    IDEMPOTENCY,
    MASK,
    USAGE,
    REFERENCES,
    QUALITIES,
)
