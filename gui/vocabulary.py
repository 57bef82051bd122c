"""Every text of the engine that a user sees, listed for Qt's extractor.

Written by `python -m gui.translate`; change the engine's texts, not this list.
"""

# ruff: noqa: E501
from PySide6.QtCore import QT_TRANSLATE_NOOP

WORDS = (
    QT_TRANSLATE_NOOP("vocabulary", "activation"),
    QT_TRANSLATE_NOOP("vocabulary", "Activation"),
    QT_TRANSLATE_NOOP("vocabulary", "block"),
    QT_TRANSLATE_NOOP("vocabulary", "Block"),
    QT_TRANSLATE_NOOP("vocabulary", "dataset"),
    QT_TRANSLATE_NOOP("vocabulary", "Dataset"),
    QT_TRANSLATE_NOOP("vocabulary", "feature"),
    QT_TRANSLATE_NOOP("vocabulary", "Feature"),
    QT_TRANSLATE_NOOP("vocabulary", "initializer"),
    QT_TRANSLATE_NOOP("vocabulary", "Initializer"),
    QT_TRANSLATE_NOOP("vocabulary", "layer"),
    QT_TRANSLATE_NOOP("vocabulary", "Layer"),
    QT_TRANSLATE_NOOP("vocabulary", "loss"),
    QT_TRANSLATE_NOOP("vocabulary", "Loss"),
    QT_TRANSLATE_NOOP("vocabulary", "optimizer"),
    QT_TRANSLATE_NOOP("vocabulary", "Optimizer"),
    QT_TRANSLATE_NOOP("vocabulary", "output"),
    QT_TRANSLATE_NOOP("vocabulary", "Output"),
    QT_TRANSLATE_NOOP("vocabulary", "preprocessing"),
    QT_TRANSLATE_NOOP("vocabulary", "Preprocessing"),
    QT_TRANSLATE_NOOP("vocabulary", "regularizer"),
    QT_TRANSLATE_NOOP("vocabulary", "Regularizer"),
    QT_TRANSLATE_NOOP("vocabulary", "schedule"),
    QT_TRANSLATE_NOOP("vocabulary", "Schedule"),
    QT_TRANSLATE_NOOP("vocabulary", "Exponent"),
    QT_TRANSLATE_NOOP(
        "vocabulary", "How often the coordinate is multiplied by itself; large powers need scaling"
    ),
    QT_TRANSLATE_NOOP("vocabulary", "Power of x₁"),
    QT_TRANSLATE_NOOP(
        "vocabulary",
        "The first coordinate raised to a power: with several, a polynomial can be fitted.",
    ),
    QT_TRANSLATE_NOOP("vocabulary", "Power of x₂"),
    QT_TRANSLATE_NOOP(
        "vocabulary",
        "The second coordinate raised to a power: with several, a polynomial can be fitted.",
    ),
    QT_TRANSLATE_NOOP("vocabulary", "Product"),
    QT_TRANSLATE_NOOP("vocabulary", "The product of the coordinates: its sign alone solves XOR."),
    QT_TRANSLATE_NOOP("vocabulary", "Sine of x₁"),
    QT_TRANSLATE_NOOP(
        "vocabulary", "The sine of the first coordinate, in radians: stripes side by side."
    ),
    QT_TRANSLATE_NOOP("vocabulary", "Sine of x₂"),
    QT_TRANSLATE_NOOP(
        "vocabulary", "The sine of the second coordinate, in radians: stripes above each other."
    ),
    QT_TRANSLATE_NOOP("vocabulary", "x₁"),
    QT_TRANSLATE_NOOP("vocabulary", "The first coordinate."),
    QT_TRANSLATE_NOOP("vocabulary", "x₁ squared"),
    QT_TRANSLATE_NOOP(
        "vocabulary", "The square of the first coordinate: it tells the middle from both sides."
    ),
    QT_TRANSLATE_NOOP("vocabulary", "x₂"),
    QT_TRANSLATE_NOOP("vocabulary", "The second coordinate."),
    QT_TRANSLATE_NOOP("vocabulary", "x₂ squared"),
    QT_TRANSLATE_NOOP(
        "vocabulary",
        "The square of the second coordinate: it tells the middle from top and bottom.",
    ),
    QT_TRANSLATE_NOOP("vocabulary", "Points"),
    QT_TRANSLATE_NOOP("vocabulary", "How many points are drawn"),
    QT_TRANSLATE_NOOP("vocabulary", "Variance"),
    QT_TRANSLATE_NOOP(
        "vocabulary", "Mean squared distance of the points from their centre along each axis"
    ),
    QT_TRANSLATE_NOOP("vocabulary", "Label noise"),
    QT_TRANSLATE_NOOP("vocabulary", "Share of the points that are given another class at random"),
    QT_TRANSLATE_NOOP("vocabulary", "%"),
    QT_TRANSLATE_NOOP("vocabulary", "Gaussian"),
    QT_TRANSLATE_NOOP(
        "vocabulary",
        "Points around a centre, normally distributed with the same variance along both axes.",
    ),
    QT_TRANSLATE_NOOP("vocabulary", "Centre x₁"),
    QT_TRANSLATE_NOOP("vocabulary", "Where the block lies along x₁"),
    QT_TRANSLATE_NOOP("vocabulary", "Centre x₂"),
    QT_TRANSLATE_NOOP("vocabulary", "Where the block lies along x₂"),
    QT_TRANSLATE_NOOP("vocabulary", "Mean squared distance from the centre along each axis"),
    QT_TRANSLATE_NOOP("vocabulary", "How many points the block has"),
    QT_TRANSLATE_NOOP("vocabulary", "Class"),
    QT_TRANSLATE_NOOP("vocabulary", "The class of the block's points, counted from 0"),
    QT_TRANSLATE_NOOP("vocabulary", "Two Gaussians"),
    QT_TRANSLATE_NOOP(
        "vocabulary",
        "Two Gaussian blocks, one for each class, that overlap more the more noise there is.",
    ),
    QT_TRANSLATE_NOOP("vocabulary", "Noise"),
    QT_TRANSLATE_NOOP(
        "vocabulary", "Widens the blocks: their variance is 0.5 at 0 % and 4 at 50 %"
    ),
    QT_TRANSLATE_NOOP("vocabulary", "Gaussian classes"),
    QT_TRANSLATE_NOOP(
        "vocabulary", "One Gaussian block for each class, their centres evenly spaced on a circle."
    ),
    QT_TRANSLATE_NOOP("vocabulary", "Classes"),
    QT_TRANSLATE_NOOP("vocabulary", "How many classes there are"),
    QT_TRANSLATE_NOOP("vocabulary", "Gaussian mixture"),
    QT_TRANSLATE_NOOP(
        "vocabulary",
        "Any number of Gaussian blocks in any number of classes, each with its own settings.",
    ),
    QT_TRANSLATE_NOOP("vocabulary", "Blocks"),
    QT_TRANSLATE_NOOP(
        "vocabulary", "The centre, variance, number of points and class of each block"
    ),
    QT_TRANSLATE_NOOP("vocabulary", "Plotting range"),
    QT_TRANSLATE_NOOP("vocabulary", "The range of both axes of the map"),
    QT_TRANSLATE_NOOP("vocabulary", "XOR of Gaussians"),
    QT_TRANSLATE_NOOP(
        "vocabulary", "Four Gaussian blocks, one in each corner; opposite corners share a class."
    ),
    QT_TRANSLATE_NOOP("vocabulary", "None: raw values"),
    QT_TRANSLATE_NOOP("vocabulary", "The network sees the features as they are."),
    QT_TRANSLATE_NOOP("vocabulary", "Whiten, along principal axes"),
    QT_TRANSLATE_NOOP(
        "vocabulary",
        "The features are turned to their principal axes and each is scaled to variance 1.",
    ),
    QT_TRANSLATE_NOOP("vocabulary", "Epsilon"),
    QT_TRANSLATE_NOOP(
        "vocabulary",
        "Added to each variance before its root divides; more keeps weak directions weak",
    ),
    QT_TRANSLATE_NOOP("vocabulary", "Scale to a range"),
    QT_TRANSLATE_NOOP(
        "vocabulary",
        "Each feature is moved and scaled so that the training samples just fill a range.",
    ),
    QT_TRANSLATE_NOOP("vocabulary", "Range"),
    QT_TRANSLATE_NOOP("vocabulary", "The range that the training samples fill"),
    QT_TRANSLATE_NOOP("vocabulary", "-1 to 1"),
    QT_TRANSLATE_NOOP("vocabulary", "0 to 1"),
    QT_TRANSLATE_NOOP("vocabulary", "Standardise"),
    QT_TRANSLATE_NOOP(
        "vocabulary", "Each feature gets mean 0 and standard deviation 1 over the training samples."
    ),
    QT_TRANSLATE_NOOP("vocabulary", "Whiten, staying close"),
    QT_TRANSLATE_NOOP(
        "vocabulary",
        "The features get variance 1 and no correlation, and change as little as that allows.",
    ),
    QT_TRANSLATE_NOOP("vocabulary", "Checkerboard"),
    QT_TRANSLATE_NOOP("vocabulary", "Squares of two classes in turn, like a checkerboard."),
    QT_TRANSLATE_NOOP(
        "vocabulary", "How far the points are moved, as a share of the size of the shape"
    ),
    QT_TRANSLATE_NOOP("vocabulary", "Squares"),
    QT_TRANSLATE_NOOP("vocabulary", "How many squares lie along each side"),
    QT_TRANSLATE_NOOP("vocabulary", "Circle"),
    QT_TRANSLATE_NOOP("vocabulary", "A disc of class 1 inside a ring of class 0."),
    QT_TRANSLATE_NOOP(
        "vocabulary",
        "How far a point is moved while its class or value is decided; it is drawn unmoved",
    ),
    QT_TRANSLATE_NOOP("vocabulary", "Moons"),
    QT_TRANSLATE_NOOP("vocabulary", "Two half circles that reach into each other."),
    QT_TRANSLATE_NOOP(
        "vocabulary", "How far the points are moved, as a share of the radius of a moon"
    ),
    QT_TRANSLATE_NOOP("vocabulary", "Hills and hollows"),
    QT_TRANSLATE_NOOP(
        "vocabulary", "Six cones on flat ground, in turn one unit high and one deep."
    ),
    QT_TRANSLATE_NOOP("vocabulary", "Plane"),
    QT_TRANSLATE_NOOP(
        "vocabulary",
        "A value that rises evenly from the lower left to the upper right: (x₁ + x₂) / 10.",
    ),
    QT_TRANSLATE_NOOP("vocabulary", "Rings"),
    QT_TRANSLATE_NOOP(
        "vocabulary", "Rings around the origin, one for each class; the first class is a disc."
    ),
    QT_TRANSLATE_NOOP("vocabulary", "How many rings there are"),
    QT_TRANSLATE_NOOP("vocabulary", "Spiral"),
    QT_TRANSLATE_NOOP("vocabulary", "Two spiral arms of 1¾ turns, wound into each other."),
    QT_TRANSLATE_NOOP("vocabulary", "XOR"),
    QT_TRANSLATE_NOOP(
        "vocabulary",
        "Four squares of points, one in each quadrant; opposite squares share a class.",
    ),
    QT_TRANSLATE_NOOP("vocabulary", "Gaussian mixture, legacy generator"),
    QT_TRANSLATE_NOOP(
        "vocabulary",
        "Gaussian blocks drawn by NumPy's legacy generator, as published notebooks drew them.",
    ),
    QT_TRANSLATE_NOOP("vocabulary", "Drawn before"),
    QT_TRANSLATE_NOOP("vocabulary", "Blocks that the same generator draws first"),
    QT_TRANSLATE_NOOP("vocabulary", "Legacy seed"),
    QT_TRANSLATE_NOOP("vocabulary", "The seed of this set's own generator"),
    QT_TRANSLATE_NOOP("vocabulary", "Three blocks against one"),
    QT_TRANSLATE_NOOP(
        "vocabulary", "Three Gaussian blocks of class 0 in the corners around one block of class 1."
    ),
    QT_TRANSLATE_NOOP("vocabulary", "Virus infection"),
    QT_TRANSLATE_NOOP(
        "vocabulary",
        "Two measurements of 35 people, of whom class 1 is infected: two overlapping blocks.",
    ),
    QT_TRANSLATE_NOOP("vocabulary", "Virus infection, 1,400 people"),
    QT_TRANSLATE_NOOP(
        "vocabulary", "The two blocks of the virus infection again, with 1,400 people."
    ),
    QT_TRANSLATE_NOOP("vocabulary", "XOR of Gaussians, published"),
    QT_TRANSLATE_NOOP(
        "vocabulary", "Four Gaussian blocks of 30 points; opposite corners share a class."
    ),
    QT_TRANSLATE_NOOP("vocabulary", "ELU"),
    QT_TRANSLATE_NOOP(
        "vocabulary", "z where z > 0, else α·(exp(z) − 1): bends smoothly towards −α."
    ),
    QT_TRANSLATE_NOOP("vocabulary", "Alpha"),
    QT_TRANSLATE_NOOP("vocabulary", "Depth that a very negative sum settles at"),
    QT_TRANSLATE_NOOP("vocabulary", "GELU (tanh form)"),
    QT_TRANSLATE_NOOP(
        "vocabulary",
        "½z·(1 + tanh(√(2/π)·(z + 0.044715·z³))): z weighted by about how likely a standard normal number lies below it.",
    ),
    QT_TRANSLATE_NOOP("vocabulary", "hard sigmoid"),
    QT_TRANSLATE_NOOP(
        "vocabulary",
        "min(max(z/6 + ½, 0), 1): a sigmoid of three straight lines, bent at −3 and 3.",
    ),
    QT_TRANSLATE_NOOP("vocabulary", "identity"),
    QT_TRANSLATE_NOOP(
        "vocabulary",
        "f(z) = z: the weighted sum as it is. Stacked identity layers collapse into one.",
    ),
    QT_TRANSLATE_NOOP("vocabulary", "leaky ReLU"),
    QT_TRANSLATE_NOOP(
        "vocabulary", "max(z, α·z): a small slope α below 0 keeps silent units alive."
    ),
    QT_TRANSLATE_NOOP("vocabulary", "Slope where the sum is negative"),
    QT_TRANSLATE_NOOP("vocabulary", "Mish"),
    QT_TRANSLATE_NOOP("vocabulary", "z·tanh(softplus(z)): close to SiLU, a little steeper."),
    QT_TRANSLATE_NOOP("vocabulary", "ReLU"),
    QT_TRANSLATE_NOOP("vocabulary", "max(z, 0): passes what is positive, silences the rest."),
    QT_TRANSLATE_NOOP("vocabulary", "SELU"),
    QT_TRANSLATE_NOOP(
        "vocabulary",
        "λ·z where z > 0, else λα·(exp(z) − 1): λ = 1.0507, α = 1.6733 keep the activations' mean near 0 and their variance near 1 from layer to layer, if weights start by LeCun normal.",
    ),
    QT_TRANSLATE_NOOP("vocabulary", "SiLU (swish)"),
    QT_TRANSLATE_NOOP(
        "vocabulary", "z·sigmoid(z): like a ReLU, but smooth, and slightly negative before 0."
    ),
    QT_TRANSLATE_NOOP("vocabulary", "sigmoid"),
    QT_TRANSLATE_NOOP("vocabulary", "1 / (1 + exp(−z)): from 0 to 1, read as a probability."),
    QT_TRANSLATE_NOOP("vocabulary", "sine"),
    QT_TRANSLATE_NOOP("vocabulary", "sin(z): a wave, good for curves that repeat themselves."),
    QT_TRANSLATE_NOOP("vocabulary", "softmax"),
    QT_TRANSLATE_NOOP(
        "vocabulary",
        "exp(zᵢ) / Σ exp(zⱼ) over the units: shares that add up to 1. For the output layer.",
    ),
    QT_TRANSLATE_NOOP("vocabulary", "softplus"),
    QT_TRANSLATE_NOOP("vocabulary", "ln(1 + exp(z)): a ReLU with its corner rounded off."),
    QT_TRANSLATE_NOOP("vocabulary", "softsign"),
    QT_TRANSLATE_NOOP(
        "vocabulary", "z / (1 + |z|): from −1 to 1 like tanh, but settles more slowly."
    ),
    QT_TRANSLATE_NOOP("vocabulary", "step"),
    QT_TRANSLATE_NOOP(
        "vocabulary",
        "1 where z ≥ 0, else 0: fires or is silent. Its slope is 0 everywhere, so no gradient passes and nothing before it learns by descent.",
    ),
    QT_TRANSLATE_NOOP("vocabulary", "tanh"),
    QT_TRANSLATE_NOOP("vocabulary", "tanh(z): from −1 to 1, steepest at 0."),
    QT_TRANSLATE_NOOP("vocabulary", "a = f(x), as a layer of its own."),
    QT_TRANSLATE_NOOP("vocabulary", "Key"),
    QT_TRANSLATE_NOOP("vocabulary", "The name of the layer in files and streams"),
    QT_TRANSLATE_NOOP("vocabulary", "The function that is applied to each number"),
    QT_TRANSLATE_NOOP("vocabulary", "dense"),
    QT_TRANSLATE_NOOP("vocabulary", "a = f(W·x + b): every unit sees every input."),
    QT_TRANSLATE_NOOP("vocabulary", "Where the weights start from"),
    QT_TRANSLATE_NOOP("vocabulary", "Bias"),
    QT_TRANSLATE_NOOP("vocabulary", "Give each unit a bias"),
    QT_TRANSLATE_NOOP("vocabulary", "Bias initializer"),
    QT_TRANSLATE_NOOP("vocabulary", "Where the biases start from"),
    QT_TRANSLATE_NOOP("vocabulary", "Bias scale"),
    QT_TRANSLATE_NOOP("vocabulary", "What each bias is multiplied by before it is added"),
    QT_TRANSLATE_NOOP("vocabulary", "What holds the weights small"),
    QT_TRANSLATE_NOOP("vocabulary", "Frozen"),
    QT_TRANSLATE_NOOP("vocabulary", "Keep the weights and biases as they are"),
    QT_TRANSLATE_NOOP("vocabulary", "Units"),
    QT_TRANSLATE_NOOP("vocabulary", "Number of neurons"),
    QT_TRANSLATE_NOOP("vocabulary", "What a neuron makes of its weighted sum"),
    QT_TRANSLATE_NOOP(
        "vocabulary",
        "The last layer: as many units as the task asks for. Softmax gives one to each class.",
    ),
    QT_TRANSLATE_NOOP("vocabulary", "What an output makes of its weighted sum"),
    QT_TRANSLATE_NOOP("vocabulary", "dropout"),
    QT_TRANSLATE_NOOP(
        "vocabulary",
        "y = x·mask / (1 − p): each unit falls silent with probability p; nothing at evaluation.",
    ),
    QT_TRANSLATE_NOOP("vocabulary", "Drop probability"),
    QT_TRANSLATE_NOOP("vocabulary", "Probability with which a unit falls silent in a step"),
    QT_TRANSLATE_NOOP("vocabulary", "Constant"),
    QT_TRANSLATE_NOOP(
        "vocabulary", "w = c, the same for all. Units that start equal stay equal, as with zeros."
    ),
    QT_TRANSLATE_NOOP("vocabulary", "Value"),
    QT_TRANSLATE_NOOP("vocabulary", "What every weight starts as"),
    QT_TRANSLATE_NOOP("vocabulary", "Glorot normal"),
    QT_TRANSLATE_NOOP(
        "vocabulary", "w ~ N(0, 2 / (inputs + outputs)), without tails: for tanh and sigmoid units."
    ),
    QT_TRANSLATE_NOOP("vocabulary", "Glorot uniform"),
    QT_TRANSLATE_NOOP(
        "vocabulary", "w ~ U(−l, l), l = √(6 / (inputs + outputs)): for tanh and sigmoid units."
    ),
    QT_TRANSLATE_NOOP("vocabulary", "He normal"),
    QT_TRANSLATE_NOOP(
        "vocabulary",
        "w ~ N(0, 2 / inputs), without tails: for ReLU units, which lose half of what comes in.",
    ),
    QT_TRANSLATE_NOOP("vocabulary", "He uniform"),
    QT_TRANSLATE_NOOP(
        "vocabulary",
        "w ~ U(−l, l), l = √(6 / inputs): for ReLU units, which lose half of what comes in.",
    ),
    QT_TRANSLATE_NOOP("vocabulary", "LeCun normal"),
    QT_TRANSLATE_NOOP(
        "vocabulary",
        "w ~ N(0, 1 / inputs), without tails: the weighted sum varies as much as one input. SELU's.",
    ),
    QT_TRANSLATE_NOOP("vocabulary", "LeCun uniform"),
    QT_TRANSLATE_NOOP(
        "vocabulary",
        "w ~ U(−l, l), l = √(3 / inputs): the weighted sum varies as much as one input.",
    ),
    QT_TRANSLATE_NOOP("vocabulary", "Normal"),
    QT_TRANSLATE_NOOP("vocabulary", "w ~ N(mean, std²): the bell curve."),
    QT_TRANSLATE_NOOP("vocabulary", "Mean"),
    QT_TRANSLATE_NOOP("vocabulary", "Centre of the bell curve"),
    QT_TRANSLATE_NOOP("vocabulary", "Standard deviation"),
    QT_TRANSLATE_NOOP("vocabulary", "Width of the bell curve"),
    QT_TRANSLATE_NOOP("vocabulary", "Orthogonal"),
    QT_TRANSLATE_NOOP(
        "vocabulary",
        "W·Wᵀ = gain²·I: a turn without stretch, so signals keep their length through many layers.",
    ),
    QT_TRANSLATE_NOOP("vocabulary", "Gain"),
    QT_TRANSLATE_NOOP("vocabulary", "Length of each row of weights"),
    QT_TRANSLATE_NOOP("vocabulary", "Truncated normal"),
    QT_TRANSLATE_NOOP(
        "vocabulary",
        "w ~ N(mean, std²), drawn again while further than 2·std from the mean: a bell without tails.",
    ),
    QT_TRANSLATE_NOOP("vocabulary", "Width of the bell curve before its tails are cut off"),
    QT_TRANSLATE_NOOP("vocabulary", "Uniform"),
    QT_TRANSLATE_NOOP(
        "vocabulary", "w ~ U(low, high): every number between the two is equally likely."
    ),
    QT_TRANSLATE_NOOP("vocabulary", "From"),
    QT_TRANSLATE_NOOP("vocabulary", "Smallest weight"),
    QT_TRANSLATE_NOOP("vocabulary", "To"),
    QT_TRANSLATE_NOOP("vocabulary", "Largest weight"),
    QT_TRANSLATE_NOOP("vocabulary", "Zeros"),
    QT_TRANSLATE_NOOP(
        "vocabulary", "w = 0. Units that start equal stay equal: nothing breaks the symmetry."
    ),
    QT_TRANSLATE_NOOP("vocabulary", "absolute error"),
    QT_TRANSLATE_NOOP(
        "vocabulary", "|y − t|: every error pulls equally hard, so outliers hardly matter."
    ),
    QT_TRANSLATE_NOOP("vocabulary", "Reduction"),
    QT_TRANSLATE_NOOP("vocabulary", "Take the mean or the sum over the points of a batch"),
    QT_TRANSLATE_NOOP("vocabulary", "Sum"),
    QT_TRANSLATE_NOOP("vocabulary", "cross-entropy (binary)"),
    QT_TRANSLATE_NOOP(
        "vocabulary",
        "−t·ln p − (1 − t)·ln(1 − p), targets 0 or 1: how surprised the probability p is by them.",
    ),
    QT_TRANSLATE_NOOP("vocabulary", "cross-entropy (categorical)"),
    QT_TRANSLATE_NOOP(
        "vocabulary", "−ln p of the true class: how surprised the shares p = softmax(z) are by it."
    ),
    QT_TRANSLATE_NOOP("vocabulary", "half squared error"),
    QT_TRANSLATE_NOOP("vocabulary", "½·(y − t)²: the half cancels the 2 of the gradient."),
    QT_TRANSLATE_NOOP("vocabulary", "hinge"),
    QT_TRANSLATE_NOOP(
        "vocabulary",
        "max(0, 1 − t·y), targets ±1: nothing more to win once a point is right by a margin of 1.",
    ),
    QT_TRANSLATE_NOOP("vocabulary", "Huber"),
    QT_TRANSLATE_NOOP(
        "vocabulary",
        "½e² where |e| ≤ δ, else δ·(|e| − ½δ), of e = y − t: squared near 0, absolute far from it.",
    ),
    QT_TRANSLATE_NOOP("vocabulary", "Delta"),
    QT_TRANSLATE_NOOP("vocabulary", "Error from which the loss grows only linearly"),
    QT_TRANSLATE_NOOP("vocabulary", "squared error"),
    QT_TRANSLATE_NOOP("vocabulary", "(y − t)²: large errors count much more than small ones."),
    QT_TRANSLATE_NOOP("vocabulary", "batch normalisation"),
    QT_TRANSLATE_NOOP(
        "vocabulary",
        "y = γ·(x − mean) / √(variance + ε) + β, over the batch; running averages at evaluation.",
    ),
    QT_TRANSLATE_NOOP("vocabulary", "Momentum"),
    QT_TRANSLATE_NOOP("vocabulary", "Memory of the running averages"),
    QT_TRANSLATE_NOOP("vocabulary", "Added to the variance before its root is taken"),
    QT_TRANSLATE_NOOP("vocabulary", "Keep γ and β as they are"),
    QT_TRANSLATE_NOOP("vocabulary", "AdaMax"),
    QT_TRANSLATE_NOOP(
        "vocabulary",
        "m ← β₁m + (1−β₁)g, u ← max(β₂u, |g|), w ← w − ηₜ·m/(u + ε): Adam, divided by the largest recent gradient.",
    ),
    QT_TRANSLATE_NOOP("vocabulary", "Learning rate"),
    QT_TRANSLATE_NOOP("vocabulary", "Length of a step along the gradient"),
    QT_TRANSLATE_NOOP("vocabulary", "Beta 1"),
    QT_TRANSLATE_NOOP("vocabulary", "Memory of the mean gradient"),
    QT_TRANSLATE_NOOP("vocabulary", "Beta 2"),
    QT_TRANSLATE_NOOP("vocabulary", "Memory of the squared gradient"),
    QT_TRANSLATE_NOOP("vocabulary", "Keeps the division finite where gradients are 0"),
    QT_TRANSLATE_NOOP("vocabulary", "Adadelta"),
    QT_TRANSLATE_NOOP(
        "vocabulary",
        "s ← ρ·s + (1−ρ)·g², d = g·√(u + ε) / √(s + ε), u ← ρ·u + (1−ρ)·d², w ← w − η·d: steps as long as recent steps were. They begin tiny; the paper has η = 1.",
    ),
    QT_TRANSLATE_NOOP("vocabulary", "Memory (rho)"),
    QT_TRANSLATE_NOOP(
        "vocabulary", "Share of the running mean of squared gradients that is kept in a step"
    ),
    QT_TRANSLATE_NOOP("vocabulary", "Adagrad"),
    QT_TRANSLATE_NOOP(
        "vocabulary",
        "s ← s + g², w ← w − η·g / √(s + ε): weights that have moved much move ever more slowly.",
    ),
    QT_TRANSLATE_NOOP("vocabulary", "Initial accumulator"),
    QT_TRANSLATE_NOOP("vocabulary", "What s starts from"),
    QT_TRANSLATE_NOOP("vocabulary", "Adam"),
    QT_TRANSLATE_NOOP(
        "vocabulary",
        "m ← β₁m + (1−β₁)g, v ← β₂v + (1−β₂)g², w ← w − ηₜ·m/(√v + ε): a rate for each weight.",
    ),
    QT_TRANSLATE_NOOP("vocabulary", "AMSGrad"),
    QT_TRANSLATE_NOOP("vocabulary", "Never let a weight's rate grow again"),
    QT_TRANSLATE_NOOP("vocabulary", "AdamW"),
    QT_TRANSLATE_NOOP(
        "vocabulary",
        "Adam, and w ← w − η·λ·w: weights shrink by a share of their own, apart from the gradient.",
    ),
    QT_TRANSLATE_NOOP("vocabulary", "Weight decay"),
    QT_TRANSLATE_NOOP("vocabulary", "Share of a weight lost in a step of length 1"),
    QT_TRANSLATE_NOOP(
        "vocabulary",
        "v ← μ·v + η·g, w ← w − v: a heavy ball, which gathers speed and rolls past small bumps.",
    ),
    QT_TRANSLATE_NOOP("vocabulary", "Share of the last step kept"),
    QT_TRANSLATE_NOOP("vocabulary", "Nadam"),
    QT_TRANSLATE_NOOP(
        "vocabulary",
        "w ← w − (a·m + b·g) / (√v̂ + ε), m and v as in Adam: Adam that looks one step ahead.",
    ),
    QT_TRANSLATE_NOOP("vocabulary", "Schedule decay"),
    QT_TRANSLATE_NOOP("vocabulary", "How fast the momentum rises from half of beta 1 to beta 1"),
    QT_TRANSLATE_NOOP("vocabulary", "Nesterov"),
    QT_TRANSLATE_NOOP(
        "vocabulary",
        "v ← μ·v + η·g, w ← w − (μ·v + η·g): momentum that looks one roll ahead and brakes earlier.",
    ),
    QT_TRANSLATE_NOOP("vocabulary", "RMSprop"),
    QT_TRANSLATE_NOOP(
        "vocabulary",
        "s ← ρ·s + (1−ρ)·g², w ← w − η·g / √(s + ε): steps of about one length whatever the slope.",
    ),
    QT_TRANSLATE_NOOP("vocabulary", "Centred"),
    QT_TRANSLATE_NOOP("vocabulary", "Divide by the spread of the gradients instead of their size"),
    QT_TRANSLATE_NOOP("vocabulary", "SGD"),
    QT_TRANSLATE_NOOP("vocabulary", "w ← w − η·g: straight down the gradient."),
    QT_TRANSLATE_NOOP("vocabulary", "Elastic net"),
    QT_TRANSLATE_NOOP("vocabulary", "+ λ₁·Σ|w| + ½·λ₂·Σw²: L1 and L2 together."),
    QT_TRANSLATE_NOOP("vocabulary", "L1 rate"),
    QT_TRANSLATE_NOOP("vocabulary", "Pull that is equal for all"),
    QT_TRANSLATE_NOOP("vocabulary", "L2 rate"),
    QT_TRANSLATE_NOOP("vocabulary", "Pull that grows with the weight"),
    QT_TRANSLATE_NOOP("vocabulary", "L1"),
    QT_TRANSLATE_NOOP(
        "vocabulary", "+ λ·Σ|w|: pulls every weight towards 0 equally hard, so that many end there."
    ),
    QT_TRANSLATE_NOOP("vocabulary", "Rate"),
    QT_TRANSLATE_NOOP("vocabulary", "How hard weights are pulled to 0"),
    QT_TRANSLATE_NOOP("vocabulary", "L2"),
    QT_TRANSLATE_NOOP(
        "vocabulary", "+ ½·λ·Σw²: pulls large weights harder than small ones, none quite to 0."
    ),
    QT_TRANSLATE_NOOP("vocabulary", "Max-norm"),
    QT_TRANSLATE_NOOP(
        "vocabulary",
        "‖w‖ ≤ c: after each step a unit whose incoming weights are longer is scaled back to c.",
    ),
    QT_TRANSLATE_NOOP("vocabulary", "Limit"),
    QT_TRANSLATE_NOOP("vocabulary", "Greatest length of a unit's incoming weights"),
    QT_TRANSLATE_NOOP("vocabulary", "None"),
    QT_TRANSLATE_NOOP("vocabulary", "+ 0: weights are free to grow."),
    QT_TRANSLATE_NOOP("vocabulary", "η = η₀: the learning rate stays as it is set."),
    QT_TRANSLATE_NOOP("vocabulary", "Cosine"),
    QT_TRANSLATE_NOOP(
        "vocabulary",
        "η = η₀·(α + (1 − α)·½·(1 + cos(π·step / steps))): a smooth slide down to α, then constant.",
    ),
    QT_TRANSLATE_NOOP("vocabulary", "Steps"),
    QT_TRANSLATE_NOOP("vocabulary", "Steps until the end of the slide"),
    QT_TRANSLATE_NOOP("vocabulary", "steps"),
    QT_TRANSLATE_NOOP("vocabulary", "Factor at the end of the slide"),
    QT_TRANSLATE_NOOP("vocabulary", "Exponential"),
    QT_TRANSLATE_NOOP(
        "vocabulary", "η = η₀·rate^(step / steps): the same share is lost in every step."
    ),
    QT_TRANSLATE_NOOP("vocabulary", "Factor reached after the steps"),
    QT_TRANSLATE_NOOP("vocabulary", "Steps until the rate is reached once"),
    QT_TRANSLATE_NOOP("vocabulary", "Inverse time"),
    QT_TRANSLATE_NOOP(
        "vocabulary",
        "η = η₀ / (1 + rate·step / steps): falls fast at first, then ever more slowly.",
    ),
    QT_TRANSLATE_NOOP("vocabulary", "How fast it falls; 1 halves"),
    QT_TRANSLATE_NOOP("vocabulary", "Steps after which a rate of 1 has halved it"),
    QT_TRANSLATE_NOOP("vocabulary", "One cycle"),
    QT_TRANSLATE_NOOP(
        "vocabulary",
        "η rises along a cosine from η₀/start to η₀, then falls along one to η₀/(start·end): one hill over the whole run, with the learning rate η₀ as its top.",
    ),
    QT_TRANSLATE_NOOP("vocabulary", "Steps of the whole cycle"),
    QT_TRANSLATE_NOOP("vocabulary", "Rise"),
    QT_TRANSLATE_NOOP("vocabulary", "Share of the steps that lead up"),
    QT_TRANSLATE_NOOP("vocabulary", "Start divisor"),
    QT_TRANSLATE_NOOP("vocabulary", "The first rate is the highest divided by this"),
    QT_TRANSLATE_NOOP("vocabulary", "End divisor"),
    QT_TRANSLATE_NOOP("vocabulary", "The last rate is the first divided by this"),
    QT_TRANSLATE_NOOP("vocabulary", "Step"),
    QT_TRANSLATE_NOOP("vocabulary", "η = η₀·dropᵏ, k = ⌊step / every⌋: a staircase down."),
    QT_TRANSLATE_NOOP("vocabulary", "Drop"),
    QT_TRANSLATE_NOOP("vocabulary", "What one stair multiplies by"),
    QT_TRANSLATE_NOOP("vocabulary", "Every"),
    QT_TRANSLATE_NOOP("vocabulary", "Steps from one stair to the next"),
    QT_TRANSLATE_NOOP("vocabulary", "Warm-up"),
    QT_TRANSLATE_NOOP(
        "vocabulary",
        "η rises in a straight line from start·η₀ to η₀, then follows another schedule from its beginning: large steps wait until the first gradients have settled.",
    ),
    QT_TRANSLATE_NOOP("vocabulary", "Steps until the whole learning rate is reached"),
    QT_TRANSLATE_NOOP("vocabulary", "Start"),
    QT_TRANSLATE_NOOP("vocabulary", "Factor at the first step"),
    QT_TRANSLATE_NOOP("vocabulary", "Then"),
    QT_TRANSLATE_NOOP("vocabulary", "Schedule that comes after"),
    QT_TRANSLATE_NOOP("vocabulary", "What the network learns from"),
    QT_TRANSLATE_NOOP("vocabulary", "Training share"),
    QT_TRANSLATE_NOOP("vocabulary", "Share of the points that is learnt from"),
    QT_TRANSLATE_NOOP("vocabulary", "Data seed"),
    QT_TRANSLATE_NOOP("vocabulary", "Which points are drawn"),
    QT_TRANSLATE_NOOP("vocabulary", "Features"),
    QT_TRANSLATE_NOOP("vocabulary", "What the network sees of a point"),
    QT_TRANSLATE_NOOP("vocabulary", "What is done to the features before the network sees them"),
    QT_TRANSLATE_NOOP("vocabulary", "Layers"),
    QT_TRANSLATE_NOOP("vocabulary", "The hidden layers, from input to output"),
    QT_TRANSLATE_NOOP("vocabulary", "The output layer"),
    QT_TRANSLATE_NOOP("vocabulary", "How wrong outputs are counted"),
    QT_TRANSLATE_NOOP("vocabulary", "How the weights follow the gradient"),
    QT_TRANSLATE_NOOP("vocabulary", "How the learning rate changes with time"),
    QT_TRANSLATE_NOOP("vocabulary", "Batch size"),
    QT_TRANSLATE_NOOP(
        "vocabulary", "Points per step; as many as there are, or more, is full batch"
    ),
    QT_TRANSLATE_NOOP("vocabulary", "points"),
    QT_TRANSLATE_NOOP("vocabulary", "Seed"),
    QT_TRANSLATE_NOOP("vocabulary", "Which initial weights, which order, which units drop out"),
    QT_TRANSLATE_NOOP("vocabulary", "Precision"),
    QT_TRANSLATE_NOOP("vocabulary", "Numbers of 32 bits are fast, of 64 bits exact"),
    QT_TRANSLATE_NOOP("vocabulary", "Float32"),
    QT_TRANSLATE_NOOP("vocabulary", "Float64"),
)

ERRORS = (
    QT_TRANSLATE_NOOP(
        "errors", "A Gaussian mixture expects blocks of at least two classes, got no block: add two"
    ),
    QT_TRANSLATE_NOOP(
        "errors",
        "A Gaussian mixture expects blocks of at least two classes, got only class {got}: give a block another class, or add one",
    ),
    QT_TRANSLATE_NOOP(
        "errors",
        "A dense layer expects a row of numbers, got shape {got}: put a flatten layer before",
    ),
    QT_TRANSLATE_NOOP(
        "errors",
        "A hidden layer expects an elementwise activation, got softmax: choose it for the output instead",
    ),
    QT_TRANSLATE_NOOP("errors", "A split expects at least one sample, got {got}: add some points"),
    QT_TRANSLATE_NOOP(
        "errors", "Each layer expects a key of its own without a dot, got {got}: rename it"
    ),
    QT_TRANSLATE_NOOP("errors", "Expected a finite number, got {got}: enter a smaller exponent"),
    QT_TRANSLATE_NOOP(
        "errors", "Expected a number, got nothing: enter digits, such as 0.03 or 1e-3"
    ),
    QT_TRANSLATE_NOOP("errors", "Expected a number, got {got}: enter digits, such as 0.03 or 1e-3"),
    QT_TRANSLATE_NOOP(
        "errors", "Expected a number, got {got}: write decimals with a point, thousands as 1,000"
    ),
    QT_TRANSLATE_NOOP(
        "errors", "Expected a whole number from {low} to {high}, got {got}: choose one of them"
    ),
    QT_TRANSLATE_NOOP(
        "errors",
        "Softmax expects classes, got a data set of values: choose identity for the output",
    ),
    QT_TRANSLATE_NOOP(
        "errors", "The network expects at least one feature, got none: choose one, for example x₁"
    ),
    QT_TRANSLATE_NOOP(
        "errors",
        "The plotting range expects its low end first, got {low} to {high}: swap or correct them",
    ),
    QT_TRANSLATE_NOOP(
        "errors",
        "The samples expect at least one point of two coordinates, got an array of shape {got}: give one row x1, x2 for each point",
    ),
    QT_TRANSLATE_NOOP(
        "errors", "The samples expect at least two classes, got {got}: add points of another class"
    ),
    QT_TRANSLATE_NOOP(
        "errors",
        "The samples expect classes from 0 to {high}, got {got}: number the classes from 0",
    ),
    QT_TRANSLATE_NOOP(
        "errors", "The samples expect finite coordinates, got {got}: remove the rows that hold them"
    ),
    QT_TRANSLATE_NOOP(
        "errors", "The samples expect finite values, got {got}: remove the rows that hold them"
    ),
    QT_TRANSLATE_NOOP(
        "errors",
        "The samples expect one target for each of {count} points, got an array of shape {got}: add or remove some",
    ),
    QT_TRANSLATE_NOOP(
        "errors",
        "The samples expect whole numbers as classes, got {got}: number the classes from 0",
    ),
    QT_TRANSLATE_NOOP(
        "errors",
        "The training share expects a value from 0 to 1, got {got}: choose one in that range",
    ),
    QT_TRANSLATE_NOOP(
        "errors",
        "The weight of {layer} unit {unit} was to be set, but the network has changed: choose it again",
    ),
    QT_TRANSLATE_NOOP(
        "errors", "The weight was to be set in a network that has changed since: choose it again"
    ),
    QT_TRANSLATE_NOOP("errors", "{kind} expects only {known}, got {got}: correct or remove it"),
    QT_TRANSLATE_NOOP("errors", "{label} expects a finite number, got {got}: enter digits"),
    QT_TRANSLATE_NOOP("errors", "{label} expects a list, got {got}: put it in brackets"),
    QT_TRANSLATE_NOOP("errors", "{label} expects a number, got {got}: enter digits"),
    QT_TRANSLATE_NOOP(
        "errors",
        "{label} expects a value from {low} to {high}, got {got}: choose one in that range",
    ),
    QT_TRANSLATE_NOOP("errors", "{label} expects a whole number, got {got}: round it"),
    QT_TRANSLATE_NOOP("errors", "{label} expects a {noun}, got {got}: choose one of {known}"),
    QT_TRANSLATE_NOOP("errors", "{label} expects at least {low}, got {got}: choose a larger value"),
    QT_TRANSLATE_NOOP("errors", "{label} expects one of {choices}, got {got}: choose one of them"),
    QT_TRANSLATE_NOOP("errors", "{label} expects text, got {got}: put it in quotes"),
    QT_TRANSLATE_NOOP("errors", "{label} expects true or false, got {got}: choose one of them"),
    QT_TRANSLATE_NOOP("errors", "{label} expects {expected} values, got {got}: add or remove some"),
    QT_TRANSLATE_NOOP(
        "errors", "{loss} expects classes, got a data set of values: choose squared error"
    ),
    QT_TRANSLATE_NOOP(
        "errors",
        "{loss} expects the output activation {expected}, got {got}: change one of the two",
    ),
    QT_TRANSLATE_NOOP("errors", "{noun} expects one of {known}, got {got}: correct the name"),
    QT_TRANSLATE_NOOP(
        "errors", '{noun} expects {{"kind": ...}}, got {got}: add its kind, one of {known}'
    ),
)
