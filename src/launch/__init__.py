"""Everything between an operator's command and a running Lykta.

Stage one (`bootstrap`) needs only the standard library: it makes the environment.
Stage two (`cli`) runs inside it: the embedded PostgreSQL, the web server, the commands.
"""
