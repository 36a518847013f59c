"""Ready for years: messages by age, lanes by due time, the key's check, who is leaving."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add what is needed; nothing that was kept is changed."""
    op.create_table(
        "installation",
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_installation")),
    )
    op.add_column("participants", sa.Column("leaving_at", sa.BigInteger(), nullable=True))
    # SQLite takes the index that names the most of what is asked: each is asked with its kind.
    for name, columns in (
        ("ix_queue_order", ["order_key", "kind", "id"]),
        ("ix_queue_talk", ["conversation_id", "kind", "lane"]),
        ("ix_queue_due", ["kind", "due_at", "id"]),
    ):
        op.drop_index(name, table_name="queue")
        op.create_index(name, "queue", columns, unique=False)
    op.create_index("ix_queue_lane", "queue", ["kind", "lane", "due_at", "id"], unique=False)
    op.create_index("ix_messages_at", "messages", ["at"], unique=False)
    op.create_index("ix_records_at", "records", ["kind", "at"], unique=False)
