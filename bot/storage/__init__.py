"""The cellar: tables, unit of work, queue, sealing. A unit is plain and cannot await."""
