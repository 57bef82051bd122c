"""What the museum says of each failure: what happens, where to look, why, and what mends it."""

from __future__ import annotations

from dataclasses import dataclass

from gui.language import QT_TRANSLATE_NOOP, Words


def _words(text: str) -> Words:
    return Words("Museum", text)


def strong(text: str) -> str:
    """A few words of rich text, in the semibold of titles."""
    return f'<span style="font-weight:600">{text}</span>'


@dataclass(frozen=True)
class MendWords:
    """name: on the button. after: what there is to see once it is mended."""

    name: Words
    after: Words


@dataclass(frozen=True)
class ExhibitWords:
    """The texts of one exhibit; mends by their ids."""

    title: Words
    happens: Words
    look: Words
    why: Words
    mends: dict[str, MendWords]


EXHIBITS = {
    "overflow": ExhibitWords(
        _words(QT_TRANSLATE_NOOP("Museum", "Softmax that overflows")),
        _words(
            QT_TRANSLATE_NOOP(
                "Museum",
                "Three classes have the scores 1010, 1000 and 990. The first should get nearly "
                "all of the probability. The formula gives no number for any of them.",
            )
        ),
        _words(
            QT_TRANSLATE_NOOP(
                "Museum",
                "Softmax, the lower rows: each exponential is ∞, their sum is ∞, and ∞ / ∞ is "
                "no number.",
            )
        ),
        _words(
            QT_TRANSLATE_NOOP(
                "Museum",
                "Numbers of 64 bits end at about 1.8 · 10³⁰⁸, and exp(x) is larger from "
                "x = 710 on. But only the differences between scores matter: taking the same "
                "number from all of them changes no share.",
            )
        ),
        {
            "shift": MendWords(
                _words(QT_TRANSLATE_NOOP("Museum", "Subtract the maximum")),
                _words(
                    QT_TRANSLATE_NOOP(
                        "Museum",
                        "The scores are 0, −10 and −20 now. No exponential is above 1, and both "
                        "forms give the same shares.",
                    )
                ),
            ),
        },
    ),
    "zeros": ExhibitWords(
        _words(QT_TRANSLATE_NOOP("Museum", "All weights begin at zero")),
        _words(
            QT_TRANSLATE_NOOP(
                "Museum",
                "The network has six hidden units, and learns nothing. After sixty epochs it "
                "still guesses, as on the first.",
            )
        ),
        _words(
            QT_TRANSLATE_NOOP(
                "Museum",
                "Network: the six units of the hidden layer show the same empty picture, and "
                "every weight is still 0.",
            )
        ),
        _words(
            QT_TRANSLATE_NOOP(
                "Museum",
                "Units with equal weights give equal outputs and get equal gradients, so they "
                "stay equal for ever: six of them are no more than one. At exactly 0 even that "
                "one stands still, because its gradient is multiplied by an outgoing weight "
                "of 0.",
            )
        ),
        {
            "random": MendWords(
                _words(QT_TRANSLATE_NOOP("Museum", "Begin at random")),
                _words(
                    QT_TRANSLATE_NOOP(
                        "Museum",
                        "Every unit begins somewhere else and takes a border of its own. "
                        "Together they enclose the disc.",
                    )
                ),
            ),
        },
    ),
    "dying": ExhibitWords(
        _words(QT_TRANSLATE_NOOP("Museum", "ReLU units that die")),
        _words(
            QT_TRANSLATE_NOOP(
                "Museum",
                "In the first steps most of the units fall silent, the whole second layer "
                "among them. From then on the output is the same at every point.",
            )
        ),
        _words(
            QT_TRANSLATE_NOOP(
                "Museum",
                "Diagnostics, the last column: all eight units of the second layer are silent, "
                "and the gradients of every layer are 0.",
            )
        ),
        _words(
            QT_TRANSLATE_NOOP(
                "Museum",
                "A learning rate of 2 throws weights so far that the sum of a unit is below 0 "
                "at every training point. There ReLU is flat: its gradient is 0, so no step can "
                "bring the unit back.",
            )
        ),
        {
            "slower": MendWords(
                _words(QT_TRANSLATE_NOOP("Museum", "Learning rate 0.05")),
                _words(
                    QT_TRANSLATE_NOOP(
                        "Museum",
                        "Small steps leave nearly all units alive, and the disc is learnt.",
                    )
                ),
            ),
            "leaky": MendWords(
                _words(QT_TRANSLATE_NOOP("Museum", "Leaky ReLU")),
                _words(
                    QT_TRANSLATE_NOOP(
                        "Museum",
                        "Below 0 a small slope is left, so a unit that was thrown too far can "
                        "come back, even at this learning rate.",
                    )
                ),
            ),
        },
    ),
    "vanishing": ExhibitWords(
        _words(QT_TRANSLATE_NOOP("Museum", "Gradients that vanish")),
        _words(
            QT_TRANSLATE_NOOP(
                "Museum",
                "Six layers of sigmoid units learn nothing, although the task is an easy one: a "
                "disc inside a ring.",
            )
        ),
        _words(
            QT_TRANSLATE_NOOP(
                "Museum",
                "Diagnostics: the gradients from the output down to the first layer. Each is a "
                "few times smaller than the one after it; the first is less than a thousandth "
                "of the last.",
            )
        ),
        _words(
            QT_TRANSLATE_NOOP(
                "Museum",
                "On its way back the gradient is multiplied by the slope of each activation, "
                "and that of a sigmoid is never above ¼. Six of them leave less than 1/4096, "
                "and the weights in between make it smaller still.",
            )
        ),
        {
            "tanh": MendWords(
                _words(QT_TRANSLATE_NOOP("Museum", "Use tanh")),
                _words(
                    QT_TRANSLATE_NOOP(
                        "Museum",
                        "The slope of tanh is 1 around 0. The gradient arrives at the first "
                        "layer, and the same six layers learn.",
                    )
                ),
            ),
            "relu": MendWords(
                _words(QT_TRANSLATE_NOOP("Museum", "Use ReLU with He weights")),
                _words(
                    QT_TRANSLATE_NOOP(
                        "Museum",
                        "Where a ReLU is active its slope is 1, and He's first weights make up "
                        "for the half that it drops. The gradient arrives.",
                    )
                ),
            ),
        },
    ),
    "exploding": ExhibitWords(
        _words(QT_TRANSLATE_NOOP("Museum", "A learning rate too large")),
        _words(
            QT_TRANSLATE_NOOP(
                "Museum",
                "The network has only a plane to learn. Yet the loss soon rises from step to "
                "step, and after ten steps it is too large for a number.",
            )
        ),
        _words(
            QT_TRANSLATE_NOOP(
                "Museum",
                "Curves: the loss climbs and breaks off. The message at the top says where the "
                "numbers ran out.",
            )
        ),
        _words(
            QT_TRANSLATE_NOOP(
                "Museum",
                "A step follows the slope at the place where it begins. One that is too long "
                "lands higher up on the other side of the valley, where it is steeper, and the "
                "next step is longer still.",
            )
        ),
        {
            "third": MendWords(
                _words(QT_TRANSLATE_NOOP("Museum", "Learning rate 0.1")),
                _words(
                    QT_TRANSLATE_NOOP(
                        "Museum",
                        "A third of the learning rate is enough: every step now ends lower than "
                        "it began. Between learning well and not at all there is little room.",
                    )
                ),
            ),
        },
    ),
    "perceptron": ExhibitWords(
        _words(QT_TRANSLATE_NOOP("Museum", "A perceptron on XOR")),
        _words(
            QT_TRANSLATE_NOOP(
                "Museum",
                "One unit without a hidden layer is to tell opposite corners from the other "
                "two. It gets about half of the points right, as guessing would.",
            )
        ),
        _words(
            QT_TRANSLATE_NOOP(
                "Museum",
                "Output: the border is a straight line, wherever it turns.",
            )
        ),
        _words(
            QT_TRANSLATE_NOOP(
                "Museum",
                "w₁x₁ + w₂x₂ + b = 0 is a straight line. Three corners can be put right by "
                "one, never all four. Minsky and Papert showed it in 1969.",
            )
        ),
        {
            "hidden": MendWords(
                _words(QT_TRANSLATE_NOOP("Museum", "Add a hidden layer")),
                _words(
                    QT_TRANSLATE_NOOP(
                        "Museum",
                        "Four units draw four lines, and the output joins them: every corner "
                        "has its class.",
                    )
                ),
            ),
            "product": MendWords(
                _words(QT_TRANSLATE_NOOP("Museum", "Add the input x₁ · x₂")),
                _words(
                    QT_TRANSLATE_NOOP(
                        "Museum",
                        "The product is positive in two opposite corners and negative in the "
                        "others. With it as an input one unit is enough.",
                    )
                ),
            ),
        },
    ),
    "linear": ExhibitWords(
        _words(QT_TRANSLATE_NOOP("Museum", "Layers without a bend")),
        _words(
            QT_TRANSLATE_NOOP(
                "Museum",
                "Three hidden layers and 121 parameters are to enclose a disc. The result is no "
                "better than without any hidden layer.",
            )
        ),
        _words(
            QT_TRANSLATE_NOOP(
                "Museum",
                "Output: one straight border. In the network every unit shows a plain slope.",
            )
        ),
        _words(
            QT_TRANSLATE_NOOP(
                "Museum",
                "With the identity as activation a layer is a matrix product, and the product "
                "of matrices is one matrix: W₃ · (W₂ · (W₁ · x)) = W · x. Depth adds "
                "nothing without something nonlinear between the layers.",
            )
        ),
        {
            "bent": MendWords(
                _words(QT_TRANSLATE_NOOP("Museum", "Use tanh between the layers")),
                _words(
                    QT_TRANSLATE_NOOP(
                        "Museum",
                        "The same layers, each bent a little: the border closes around the disc.",
                    )
                ),
            ),
        },
    ),
    "overfitting": ExhibitWords(
        _words(QT_TRANSLATE_NOOP("Museum", "Twenty points learnt by heart")),
        _words(
            QT_TRANSLATE_NOOP(
                "Museum",
                "A network of 697 parameters gets all of its twenty training points right, but "
                "a quarter of the points that it has not seen wrong.",
            )
        ),
        _words(
            QT_TRANSLATE_NOOP(
                "Museum",
                "Curves: the training loss goes to 0 while the test loss rises.",
            )
        ),
        _words(
            QT_TRANSLATE_NOOP(
                "Museum",
                "The two classes overlap, and where twenty points happen to lie is partly "
                "chance. A network with room for it learns the chance as well, and grows ever "
                "more certain of it.",
            )
        ),
        {
            "more": MendWords(
                _words(QT_TRANSLATE_NOOP("Museum", "Learn from 300 points")),
                _words(
                    QT_TRANSLATE_NOOP(
                        "Museum",
                        "With 300 points chance evens out. Training and test accuracy come "
                        "close to each other.",
                    )
                ),
            ),
            "weight_decay": MendWords(
                _words(QT_TRANSLATE_NOOP("Museum", "Hold the weights small (L2)")),
                _words(
                    QT_TRANSLATE_NOOP(
                        "Museum",
                        "Small weights draw smooth borders. The network no longer gets all of "
                        "the twenty points right, but more of the others.",
                    )
                ),
            ),
        },
    ),
}
"""The texts by the ids of engine.basics.failures."""
