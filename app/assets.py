"""Static files, held in memory and gzipped once: their addresses carry a version, so they never change."""

import gzip
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from importlib.resources import files
from mimetypes import guess_type
from pathlib import Path

from fastapi import Request, Response

from app.config import folder
from app.policy import plotly_styles

COMPRESSED_ALREADY = {".png", ".jpg", ".webp", ".woff2", ".ico"}
# Python's own table leaves these to the machine, or to an older standard.
MEDIA_TYPES = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".woff2": "font/woff2"}
FOLDERS = "css", "icons", "js"
PLOTLY = "js/plotly.min.js"
# What `npm ci --prefix static` brings: the part of plotly.js that draws in three dimensions, a third of it.
SMALL_PLOTLY = folder("static") / "node_modules/plotly.js-gl3d-dist-min/plotly-gl3d.min.js"
WHOLE_PLOTLY = files("plotly").joinpath("package_data/plotly.min.js")


@dataclass(frozen=True)
class Asset:
    """One file or page, plain and gzipped (None where that does not make it smaller)."""

    media_type: str
    plain: bytes
    gzipped: bytes | None
    tag: str

    @classmethod
    def of(cls, name: str, content: bytes) -> "Asset":
        """Make an asset of a file's name and content."""
        suffix = Path(name).suffix
        gzipped = None if suffix in COMPRESSED_ALREADY else gzip.compress(content, mtime=0)
        return cls(
            media_type=MEDIA_TYPES.get(suffix) or guess_type(name)[0] or "application/octet-stream",
            plain=content,
            gzipped=gzipped if gzipped is not None and len(gzipped) < len(content) else None,
            tag=sha256(content).hexdigest()[:20],
        )

    def answer(self, request: Request, headers: Mapping[str, str]) -> Response:
        """Return the content as the client can read it, or 304 when it has that already."""
        gzipped = self.gzipped if "gzip" in request.headers.get("accept-encoding", "") else None
        tag = f'"{self.tag}"' if gzipped is None else f'"{self.tag}-gzip"'
        headers = {**headers, "ETag": tag, "Vary": "Accept-Encoding"}
        if tag in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers=headers)
        if gzipped is not None:
            headers["Content-Encoding"] = "gzip"
        return Response(gzipped or self.plain, media_type=self.media_type, headers=headers)


class Assets:
    """Every static file by its path below static/, with plotly.js and the docs' files from their packages."""

    def __init__(self) -> None:
        """Read all files; those changed on disk are seen after a restart."""
        root = folder("static")
        contents = {
            path.relative_to(root).as_posix(): path.read_bytes()
            for name in FOLDERS
            for path in sorted((root / name).rglob("*"))
            if path.is_file() and not path.name.startswith(".")
        }
        # An image has the small bundle among its static files.
        if PLOTLY not in contents:
            contents[PLOTLY] = (SMALL_PLOTLY if SMALL_PLOTLY.is_file() else WHOLE_PLOTLY).read_bytes()
        self.plotly_styles = plotly_styles(contents[PLOTLY].decode())
        for name in ("swagger-ui-bundle.js", "swagger-ui.css"):
            contents[f"docs/{name}"] = files("fastapi_offline").joinpath("static", name).read_bytes()
        self.files = {name: Asset.of(name, content) for name, content in contents.items()}
        every_tag = "".join(f"{name} {asset.tag}\n" for name, asset in self.files.items())
        self.version = sha256(every_tag.encode()).hexdigest()[:12]

    def url(self, path: str) -> str:
        """Return the address of a file, relative to the page at /. Raises KeyError if there is none."""
        if path not in self.files:
            raise KeyError(f"no static file {path!r}")
        return f"static/{self.version}/{path}"

    async def get(self, request: Request) -> Response:
        """Answer /static/{version}/{path}."""
        asset = self.files.get(request.path_params["path"])
        if asset is None or request.path_params["version"] != self.version:
            return Response(status_code=404)
        return asset.answer(request, {"Cache-Control": "public, max-age=31536000, immutable"})
