"""★ The one list of URLs. To add an endpoint: one file beside this one, and a line here."""

from starlette.routing import Route

from impasto.edge import edits, files, generations, health, models, organization, quotes, scrape, stored

ROUTES = (
    Route("/healthz", health.healthz, methods=["GET"]),
    Route("/readyz", health.readyz, methods=["GET"]),
    Route("/metrics", scrape.metrics, methods=["GET"]),
    Route("/v1/images/generations", generations.generate, methods=["POST"]),
    Route("/v1/images/edits", edits.edit, methods=["POST"]),
    Route("/v1/images/quote", quotes.quote, methods=["POST"]),
    Route("/v1/images", stored.page, methods=["GET"]),
    Route("/v1/images/gen_{gen}", stored.show, methods=["GET"]),
    Route("/v1/images/gen_{gen}", stored.delete, methods=["DELETE"]),
    Route("/v1/images/gen_{gen}/content", stored.content, methods=["GET"]),
    Route("/v1/files", files.create, methods=["POST"]),
    Route("/v1/files", files.page, methods=["GET"]),
    Route("/v1/files/{file}", files.show, methods=["GET"]),
    Route("/v1/files/{file}", files.delete, methods=["DELETE"]),
    Route("/v1/files/{file}/content", files.content, methods=["GET"]),
    Route("/v1/models", models.page, methods=["GET"]),
    Route("/v1/models/{model:path}", models.show, methods=["GET"]),
    Route("/v1/organization/engines", organization.engines, methods=["GET"]),
    Route("/files/gen_{gen}/{name}", stored.file, methods=["GET"]),
)
