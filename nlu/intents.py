"""The intent classifier, as a Rasa component.

TF-IDF over words and letters into a logistic regression (scikit-learn). Rasa's own featurizer and
classifier weigh every n-gram the same and have no C; CONTRIBUTING.md has the figures.
"""

from __future__ import annotations

from typing import Any

import joblib
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import INTENT, INTENT_NAME_KEY, PREDICTED_CONFIDENCE_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline, make_pipeline, make_union

FILE = "intents.joblib"
WORD = r"(?u)\b\w+\b"
RANKED = 5
"""Best guesses that are reported."""
READ = 1000
"""Characters of a message that are looked at.

What he wants shows early, and the time stays bounded.
"""


def untrained(inverse_penalty: float) -> Pipeline:
    """Word 1-2-grams and character 2-5-grams, both TF-IDF, into one logistic regression."""
    return make_pipeline(
        make_union(
            TfidfVectorizer(token_pattern=WORD, ngram_range=(1, 2), sublinear_tf=True),
            TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True),
        ),
        LogisticRegression(C=inverse_penalty, max_iter=300, tol=1e-3),
    )


@DefaultV1Recipe.register([DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER], is_trainable=True)
class WordsAndLetters(GraphComponent, IntentClassifier):
    """Guesses what a man wants with a message. Trained by `rasa train`, kept inside the model."""

    def __init__(
        self,
        config: dict[str, Any],
        storage: ModelStorage,
        resource: Resource,
        pipeline: Pipeline | None,
    ) -> None:
        """`pipeline` is None until it is trained."""
        self._config = config
        self._storage = storage
        self._resource = resource
        self._pipeline = pipeline

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """C: the inverse strength of the penalty; larger trusts the examples more."""
        return {"C": 10.0}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> WordsAndLetters:
        """Made by Rasa's graph for training."""
        return cls(config, model_storage, resource, None)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> WordsAndLetters:
        """Made by Rasa's graph from a trained model."""
        with model_storage.read_from(resource) as folder:
            return cls(config, model_storage, resource, joblib.load(folder / FILE))

    def train(self, training_data: TrainingData) -> Resource:
        """Fit on every example that has an intent, and keep the result in the model."""
        examples = [e for e in training_data.intent_examples if e.get(TEXT)]
        self._pipeline = untrained(float(self._config["C"]))
        self._pipeline.fit([_read(e) for e in examples], [e.get(INTENT) for e in examples])
        with self._storage.write_to(self._resource) as folder:
            joblib.dump(self._pipeline, folder / FILE)
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Set intent and ranking of each message; a message without text is left alone."""
        for message in messages:
            text = _read(message)
            if text and self._pipeline is not None:
                ranking = self._ranking(text)
                message.set(INTENT, ranking[0], add_to_output=True)
                message.set("intent_ranking", ranking, add_to_output=True)
        return messages

    def _ranking(self, text: str) -> list[dict[str, Any]]:
        assert self._pipeline is not None
        chances = self._pipeline.predict_proba([text])[0]
        best = chances.argsort()[::-1][:RANKED]
        names = self._pipeline.classes_
        return [
            {INTENT_NAME_KEY: str(names[n]), PREDICTED_CONFIDENCE_KEY: float(chances[n])}
            for n in best
        ]


def _read(message: Message) -> str:
    return str(message.get(TEXT) or "")[:READ].lower()
