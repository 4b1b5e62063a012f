"""Everything that changes the records. A verb is a function: it says who acts and for which day, and either all of it
happens, its history included, or nothing.

Records are named by id. `by` is the person who acts, or None when the command line or the sample acts; then no
permission is asked for. `origin` says where the change came from: 'page', 'import:<file name>' or 'sha256:<checksum>'.
A rule that refuses raises RuleError with the field concerned, NotAllowed, Sealed, or NotFound.
"""
