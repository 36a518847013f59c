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
    op.drop_index("ix_queue_order", table_name="queue")
    op.create_index("ix_queue_order", "queue", ["order_key", "kind", "id"], unique=False)
    op.drop_index("ix_queue_talk", table_name="queue")
    op.create_index("ix_queue_talk", "queue", ["conversation_id", "kind", "lane"], unique=False)
    op.create_index("ix_queue_lane", "queue", ["kind", "lane", "due_at"], unique=False)
    op.create_index("ix_messages_at", "messages", ["at"], unique=False)
    op.create_index("ix_records_at", "records", ["kind", "at"], unique=False)
