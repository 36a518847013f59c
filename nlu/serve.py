"""Start the real Rasa server with our door only: `python -m nlu.serve MODEL PORT [--tied]`.

Loopback, no API, no logs of words.
"""

from __future__ import annotations

import logging
import os
import sys
from pathlib import Path

from nlu.tied import end_with_the_bot

os.environ.setdefault("RASA_TELEMETRY_ENABLED", "false")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("SQLALCHEMY_SILENCE_UBER_WARNING", "1")

HERE = Path(__file__).parent


def main() -> None:
    """Load the model and serve turns on 127.0.0.1 until told to stop."""
    model, port = sys.argv[1], int(sys.argv[2])
    end_with_the_bot()
    import structlog
    from rasa.core.run import serve_application
    from rasa.core.utils import AvailableEndpoints

    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    # Rasa's own logs print what people wrote: none of them may pass.
    logging.disable(logging.CRITICAL)
    serve_application(
        model,
        interface="127.0.0.1",
        port=port,
        credentials=str(HERE / "credentials.yml"),
        endpoints=AvailableEndpoints.read_endpoints(str(HERE / "endpoints.yml")),
        enable_api=False,
    )


if __name__ == "__main__":
    main()
