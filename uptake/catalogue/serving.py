"""Serving a file: to be saved, never run; known by its checksum, so never fetched twice."""

from __future__ import annotations

from django.http import FileResponse, HttpRequest, HttpResponseBase, HttpResponseNotModified

from uptake.records.files import open_file
from uptake.records.queries import DocumentRow, NotFound
from uptake.ui.security import FILE_POLICY


def serve(request: HttpRequest, document: DocumentRow) -> HttpResponseBase:
    """The bytes of a document that the reader may have; 304 when the reader has them already."""
    checksum = document.sha256
    if checksum is None:
        raise NotFound(f'document {document.id} is kept elsewhere')
    tag = f'"{checksum}"'
    if tag in request.headers.get('If-None-Match', ''):
        response: HttpResponseBase = HttpResponseNotModified()
    else:
        response = _whole(document, checksum)
    response.headers['ETag'] = tag
    response.headers['Cache-Control'] = 'private, no-cache'
    response.headers['Content-Security-Policy'] = FILE_POLICY
    response.headers['X-Content-Type-Options'] = 'nosniff'
    return response


def _whole(document: DocumentRow, checksum: str) -> FileResponse:
    try:
        content = open_file(checksum)
    except (FileNotFoundError, ValueError) as missing:
        raise NotFound(f'file {checksum}') from missing
    kind = document.media_type or 'application/octet-stream'
    return FileResponse(content, as_attachment=True, filename=document.name, content_type=kind)
