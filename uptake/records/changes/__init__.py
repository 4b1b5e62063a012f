"""Every write: one verb a function, keyword-only, `by` and `on`, one transaction, history inside it.

Records are named by id. `by` is the person who acts, or None when the command line or the sample acts; then no
permission is asked for. `origin` says where the change came from: 'page', 'import:<file name>' or 'sha256:<checksum>'.
A rule that refuses raises RuleError with the field concerned, NotAllowed, Sealed, or NotFound.
"""
