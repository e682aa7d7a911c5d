"""What is counted and timed, under the names that operators watch; no label names a person, a channel or a text."""

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from prometheus_client import CollectorRegistry, Counter, Histogram, ProcessCollector
from prometheus_client.core import InfoMetricFamily, Metric
from prometheus_client.registry import Collector

from bot.domain.knowledge import Knowledge

ACK_BUCKETS = (0.01, 0.05, 0.1, 0.25, 0.5, 1, 2, 3)
"""Seconds; Slack takes a request for lost after three."""
KINDS = frozenset(
    "app_home_opened app_mention app_rate_limited app_uninstalled block_actions block_suggestion command "
    "member_joined_channel message message_action shortcut team_join tokens_revoked url_verification user_change "
    "view_closed view_submission".split()
)
"""What a request of Slack's can be; a closed set, so that nobody can make up labels."""
OTHER = "other"
RETRY_REASONS = frozenset(
    "connection_failed http_error http_timeout ssl_error too_many_redirects unknown_error timeout".split()
)


class Metrics:
    """The counters and timers of one process; `registry` holds them all, and the memory and open files beside them."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.requests = self._counter("slack_requests", "Requests of Slack's.", "type", "outcome")
        self.ack = self._timer("slack_ack_seconds", "Until a request was answered.", "type", ACK_BUCKETS)
        self.retries = self._counter("slack_retries_received", "Requests that Slack sent again.", "reason")
        self.duplicates = self._counter("slack_duplicates_dropped", "Requests for what was taken on before.")
        self.listener = self._timer("slack_listener_seconds", "Until a listener was done.", "listener")
        self.listener_errors = self._counter("slack_listener_errors", "Listeners that failed.", "listener", "error")
        self.api_calls = self._counter("slack_api_calls", "Calls to Slack, each attempt.", "method", "result")
        self.api_seconds = self._timer("slack_api_seconds", "Until Slack answered a call.", "method")
        self.api_limited = self._counter("slack_api_rate_limited", "Calls that Slack put off.", "method")
        self.replies = self._counter("certguide_replies", "Replies sent.", "status")
        self.feedback = self._counter("certguide_feedback", "Presses of the feedback buttons.", "value")
        self.plan_files = self._counter("certguide_plan_files", "Requests for plans as files.", "outcome")
        self.uncertain = self._counter("certguide_uncertain", "Posts of unknown outcome, not made again.")
        ProcessCollector(registry=self.registry)

    def tell_knowledge(self, current: Callable[[], Knowledge]) -> None:
        """Show which knowledge is in use, looked at whenever the metrics are read."""
        self.registry.register(_KnowledgeInfo(current))

    @contextmanager
    def request(self, kind: str, retry: int | None, reason: str | None) -> Iterator[None]:
        """Count and time a request that came in Socket Mode; `retry` is 0 for the first time."""
        began, outcome = time.perf_counter(), "error"
        if retry:
            self.retries.labels(reason_label(reason)).inc()
        try:
            yield
            outcome = "ok"
        finally:
            self.requests.labels(kind, outcome).inc()
            self.ack.labels(kind).observe(time.perf_counter() - began)

    def _counter(self, name: str, told: str, *labels: str) -> Counter:
        return Counter(name, told, labels, registry=self.registry)

    def _timer(
        self, name: str, told: str, label: str, buckets: tuple[float, ...] = Histogram.DEFAULT_BUCKETS
    ) -> Histogram:
        return Histogram(name, told, (label,), buckets=buckets, registry=self.registry)


class _KnowledgeInfo(Collector):
    """Yields `certguide_knowledge_info`."""

    def __init__(self, current: Callable[[], Knowledge]) -> None:
        self._current = current

    def collect(self) -> Iterable[Metric]:
        """Yield the version of the knowledge and how many entries it has."""
        knowledge = self._current()
        told = {"version": knowledge.version, "entries": str(len(knowledge.entries))}
        yield InfoMetricFamily("certguide_knowledge", "The knowledge in use.", value=told)


def kind_of(payload: Mapping[str, Any]) -> str:
    """Return the kind of a request for a label: Slack's name of the event or interaction, `command`, or `other`."""
    event = payload.get("event")
    kind = event.get("type") if isinstance(event, Mapping) else payload.get("type")
    if "command" in payload:
        kind = "command"
    return kind if isinstance(kind, str) and kind in KINDS else OTHER


def reason_label(reason: str | None) -> str:
    """Return why Slack sent a request again, for a label: one of its reasons, else `other`."""
    return reason if reason in RETRY_REASONS else OTHER
