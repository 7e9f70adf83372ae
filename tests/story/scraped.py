"""What a server answers to Prometheus, read by the parser of Prometheus's own client."""

from collections.abc import Iterator
from dataclasses import dataclass

import httpx
from prometheus_client.parser import text_string_to_metric_families
from prometheus_client.samples import Sample

from .server import Server


@dataclass(frozen=True)
class Scraped:
    """One scrape."""

    text: str

    def samples(self) -> Iterator[tuple[str, str, Sample]]:
        """The kind and the meaning of each sample's metric, and the sample."""
        for family in text_string_to_metric_families(self.text):
            for sample in family.samples:
                yield family.type, family.documentation, sample

    def sum(self, name: str, **labels: str) -> float:
        """All samples of this name that have these labels, together."""
        return sum(
            sample.value
            for _, _, sample in self.samples()
            if sample.name == name and labels.items() <= sample.labels.items()
        )

    def nano(self, name: str, **labels: str) -> int:
        """The same of dollars, in nano-dollars."""
        return round(self.sum(name, **labels) * 1e9)


def scrape(server: Server) -> Scraped:
    """As Prometheus does, from this machine and without a key."""
    answer = httpx.get(f"{server.origin}/metrics", timeout=30)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "text/plain; version=0.0.4; charset=utf-8"
    return Scraped(answer.text)
