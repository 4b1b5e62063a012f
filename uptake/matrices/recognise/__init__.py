"""Grid → reading: labels and the structure of tables give drafts, the drafts give matrices and questions.

`walk` goes over the blocks; `columns`, `rows` and `feed` find what is label and what is value; `writer` grows the
drafts; `interpret` reads each field by its rules; `account` says what became of every line.
"""

from uptake.matrices.recognise.document import recognise

__all__ = ['recognise']
