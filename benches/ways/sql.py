"""Runs an SQL script with DuckDB.

    python3 sql.py SCRIPT EVIDENCE SCORES
"""

import sys

import duckdb

script, evidence, scores = sys.argv[1:]
with open(script, encoding="utf-8") as text:
    statements = text.read()
for name, path in (("evidence", evidence), ("scores", scores)):
    statements = statements.replace(f":{name}", "'" + path.replace("'", "''") + "'")
duckdb.connect().execute(statements)
