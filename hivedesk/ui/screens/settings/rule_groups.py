"""A rule in words, rules that stand together, and how they are written from a policy. Without Qt."""

from dataclasses import dataclass

from hivedesk.domain.policy import Policy

OWN_CHOICE = "HiveDesk's own choice, until the service says"

Facts = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Rule:
    """One figure in words."""

    label: str
    words: str
    own_choice: bool = False


@dataclass(frozen=True)
class RuleGroup:
    """Rules that stand together on one card."""

    heading: str
    source: str
    rules: tuple[Rule, ...]
    sentence: str = ""

    @property
    def own_choice(self) -> bool:
        """Whether all of it is HiveDesk's own choice: said once then."""
        return all(rule.own_choice for rule in self.rules)

    @property
    def facts(self) -> Facts:
        """The rules as label and words, marked where only some of them are HiveDesk's own choice."""
        marked = not self.own_choice
        return tuple(
            (rule.label, f"{rule.words} ({OWN_CHOICE})" if marked and rule.own_choice else rule.words)
            for rule in self.rules
        )

    @property
    def foot(self) -> str:
        """Where the rules come from."""
        own = f" The figures are {OWN_CHOICE}." if self.own_choice else ""
        return f"Source: {self.source}.{own}"


class RuleWriter:
    """Writes rules down, each marked where the policy calls its figure HiveDesk's own choice."""

    def __init__(self, policy: Policy) -> None:
        self.policy = policy

    def rule(self, label: str, words: str, figure: str) -> Rule:
        """``figure`` is its name in the policy file."""
        return Rule(label, words, figure in self.policy.own_choices)

    def group(self, heading: str, parts: tuple[str, ...], *rules: Rule, sentence: str = "") -> RuleGroup:
        """``parts`` are those of the policy file."""
        return RuleGroup(heading, "; ".join(self.policy.sources[part] for part in parts), rules, sentence)
