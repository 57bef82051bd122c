"""The trainer: makes steps, lets itself be changed between them, and can be put back.

No threads in here. What a step reads or writes is all in a `Snapshot`.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.nn.compile import OptimizerState, compile_training, input_fill
from engine.nn.network import Network
from engine.nn.program import Program
from engine.nn.streams import Streams
from engine.registry import Effect
from engine.training.batches import Batches, PictureBatches
from engine.training.divergence import Divergence, layer_of
from engine.training.experiment import Experiment, effects, set_cells
from engine.training.history import History
from engine.training.journal import Change, Entry, Journal, WeightEdit, noted
from engine.training.material import Material
from engine.training.picture_material import PictureMaterial, make_material
from engine.training.picture_scorer import PictureScorer
from engine.training.recorder import Recorder
from engine.training.scorer import Scorer
from engine.training.scores import Scores
from engine.training.snapshot import Snapshot
from engine.training.stopping import StopRule, next_stop
from engine.training.summary import check_memory, summary
from engine.training.transplant import transplant
from engine.training.weights_loaded import WeightsLoaded

Array = NDArray[Any]

CHECKPOINT_SHARE = 0.005
"""Share of the time that may be spent on keeping a checkpoint to go back to."""

CHECK_INTERVAL = 16
"""Steps between two looks at the clock and at whether the parameters are finite."""

QUICK_STEP = 1 << 20
"""Parameters × batch size of a step after which a look costs little: large steps are looked at
one by one."""


class Trainer:
    """One run of an experiment.

    step: steps made. epoch: epochs completed. network.parameters: what has been learnt.
    """

    def __init__(self, experiment: Experiment) -> None:
        self.revision = 0
        self._programs: dict[int, Program] = {}
        check_memory(summary(experiment))
        self._set_out(experiment)
        self.recorder = Recorder(self)
        self._begin()

    # The beginning

    def _set_out(self, experiment: Experiment) -> None:
        self.origin = self.experiment = experiment
        self.journal: Journal = ()
        self.streams = Streams(experiment.seed)
        self.network = experiment.network()
        self.network.initialize(self.streams)
        self.state = OptimizerState.start(experiment.optimizer, self.network)
        self.material: Material = make_material(experiment, self.network)
        self.batches = self._new_batches()
        self.batches.begin_epoch()
        self.step = 0
        self.epoch = 0
        self.revision += 1

    def _begin(self) -> None:
        self._programs.clear()
        self._forget_checkpoint()
        self.recorder.begin()

    def reset(self) -> None:
        """Start again: the same initial weights, unless the seed was changed."""
        self._set_out(self.experiment)
        self._begin()

    def _new_batches(self) -> Batches:
        size, rng = self.experiment.batch_size, self.streams.running("order")
        if isinstance(self.material, PictureMaterial):
            return PictureBatches(self.material.training, size, rng)
        return Batches(self.material.training.block, size, rng)

    def _renew(self) -> None:
        """After a change: forget what was measured and kept of the state before."""
        self.recorder.renew()
        self._forget_checkpoint()

    def _forget_checkpoint(self) -> None:
        self._checkpoint: Snapshot | None = None
        self._checkpoint_due = 0.0

    # Steps

    @property
    def epoch_position(self) -> float:
        """Epochs made, the part of the present one included."""
        return self.epoch + self.batches.place / max(self.batches.count, 1)

    @property
    def learning_rate(self) -> float:
        """The rate of the next step, after its schedule."""
        rate = self.experiment.optimizer.learning_rate
        return rate * self.experiment.schedule.factor(self.step)

    def train(
        self,
        steps: int | None = None,
        seconds: float | None = None,
        wait: Callable[[], object] | None = None,
        obey_rules: bool | None = None,
    ) -> Divergence | StopRule | None:
        """Make steps until so many are made or so much time has passed, at least one of 1 or more.

        wait is called after every step. Returns where learning diverged, if it did (the state is
        then that before the step in question), or the rule that stopped it. Unless it is to obey
        them, a fixed number of steps is made whatever the rules say.
        """
        deadline = float("inf") if seconds is None else time.perf_counter() + seconds
        last = float("inf") if steps is None else self.step + steps
        obeying = steps is None if obey_rules is None else obey_rules
        goal = next_stop(self.experiment.stop, self.step) if obeying else None
        last = last if goal is None else min(last, goal.step)
        self.recorder.stopped = None
        with np.errstate(all="ignore"):  # what is not finite is found by the check of each step
            while self.step < last:
                self._keep_checkpoint()
                if not self._stretch(last, deadline, wait):
                    return self._locate()
                self.recorder.measure_on()
                if obeying and self.recorder.stopped is not None:
                    return self.recorder.stopped
                if time.perf_counter() >= deadline:
                    break
        return goal if goal is not None and self.step == goal.step else None

    def _stretch(self, last: float, deadline: float, wait: Callable[[], object] | None) -> bool:
        """Batches of one size in a row: the loop that all speed hangs on. False: diverged."""
        upcoming = self.batches.upcoming()
        size = upcoming[0].shape[1]
        program = self.program(size)
        target, step = program.array("block"), program.step
        parameters, clock, now = self.network.parameters, program.clock, time.perf_counter
        copyto, square, infinity = np.copyto, parameters.dot, float("inf")
        scorer = self.scorer if isinstance(self.scorer, PictureScorer) else None
        interval = CHECK_INTERVAL if parameters.size * size <= QUICK_STEP else 1
        alike = len(upcoming) - (upcoming[-1].shape[1] != size)
        alike = int(min(alike, last - self.step))
        n, place, healthy = self.step, 0, True
        while place < alike and healthy:
            several = upcoming[place : place + interval][: alike - place]
            for block in several:
                copyto(target, block)
                n += 1
                clock.step = n
                step()
                if scorer is not None:
                    scorer.saw(program, block)
                if wait is not None:
                    wait()
            place += len(several)
            healthy = bool(square(parameters) < infinity)
            if now() > deadline:
                break
        if not healthy:
            return False
        self.step = n
        self.batches.advance(place * size, place)
        if scorer is not None:
            self.recorder.step_made()
        if self.batches.place >= self.batches.count:
            self.epoch += 1
            self.batches.begin_epoch()
            self.recorder.epoch_ended()
        return True

    def program(self, size: int) -> Program:
        """The compiled step for batches of this size."""
        if size not in self._programs:
            experiment = self.experiment
            self._programs[size] = compile_training(
                self.network,
                experiment.loss,
                experiment.optimizer,
                experiment.schedule,
                self.state,
                self.streams,
                size,
                fast=True,
            )
        return self._programs[size]

    # What is seen of it

    @property
    def history(self) -> History:
        return self.recorder.history

    @property
    def scorer(self) -> Scorer | PictureScorer:
        return self.recorder.scorer

    def scores(self) -> Scores:
        """Loss and accuracy (or R²) of training and test set with the weights as they are; of
        pictures those of the last batches and of the last measurement.
        """
        return self.recorder.scores()

    def measure(self) -> Scores:
        """The scores with the whole test set measured as the network is now."""
        self.recorder.begin_measuring()
        while self.recorder.measuring:
            self.recorder.measure_on()
        return self.scores()

    def walk(self) -> tuple[Program, Array]:
        """The program and the batch of the next step, for walking through it call by call."""
        block = self.batches.upcoming()[0]
        program = self.program(block.shape[1])
        np.copyto(program.array("block"), block)
        program.clock.step = self.step + 1
        return program, block

    # Divergence

    def _keep_checkpoint(self) -> None:
        """Keep a snapshot to go back to, as often as it costs little."""
        start = time.perf_counter()
        if start < self._checkpoint_due and self._checkpoint is not None:
            return
        self._checkpoint = self.snapshot()
        end = time.perf_counter()
        self._checkpoint_due = end + (end - start) / CHECKPOINT_SHARE

    def _locate(self) -> Divergence:
        """Go back to the last checkpoint, repeat the steps one by one, find the first bad call."""
        assert self._checkpoint is not None
        self._put_back(self._checkpoint)
        self.recorder.asleep = True
        healthy = True
        while healthy:
            before = self.snapshot()
            healthy = self._stretch(self.step + 1, float("inf"), None)
        self._put_back(before)
        call = self.walk()[0].first_not_finite()
        self._put_back(before)
        self._checkpoint, self.recorder.asleep = before, False
        step = before.step + 1
        if call is None:  # all is finite, but the sum of the squared weights is not
            return Divergence(step, "", "update", "dot", "Σ w²")
        layer = call.layer or layer_of(self.network, call.out.array)
        return Divergence(step, layer, call.role, call.operation.name, call.formula or call.text())

    # Changes

    def apply(self, change: Change) -> set[Effect]:
        """Act on a change between two steps and note it in the journal. Returns its effects."""
        if isinstance(change, WeightEdit):
            change.apply_to(self.network)
            found = {Effect.VALUE}
        elif isinstance(change, WeightsLoaded):
            change.apply_to(self.network)
            self._begin_optimizer_anew()
            found = {Effect.RECOMPILE}
        else:
            found = effects(self.experiment, change)
            if not found:
                return found
            self._become(change, found)
        entry = Entry(self.step, change, self.epoch_position)
        self.journal = noted(self.journal, self.origin, entry)
        self._checkpoint = None
        return found

    def _begin_optimizer_anew(self) -> None:
        """After all weights have been put in: its moments were of others."""
        self.state = OptimizerState.start(self.experiment.optimizer, self.network, self.step)
        self._programs.clear()
        self._renew()

    def _become(self, new: Experiment, found: set[Effect]) -> None:
        old, old_network, old_state = self.experiment, self.network, self.state
        same_samples = (old.dataset, old.data_seed, old.training_share) == (
            new.dataset,
            new.data_seed,
            new.training_share,
        )
        if (old.layers, old.batch_size, old.dtype) != (new.layers, new.batch_size, new.dtype):
            check_memory(summary(new))
        network = new.network()
        layout_kept = network.layout == old_network.layout and old.dtype == new.dtype
        features_kept = old.features == new.features
        material = self.material
        if not same_samples or self._inputs(old, old_network) != self._inputs(new, network):
            material = make_material(new, network)
        slots_kept = new.optimizer.slots().keys() == old_state.slots.keys()
        same_rule = type(new.optimizer) is type(old.optimizer) and slots_kept
        # Nothing has been touched so far: a data set that cannot be drawn changed nothing.
        if layout_kept and features_kept:
            old_network.plans = network.plans
            if not same_rule:
                self.state = OptimizerState.start(new.optimizer, old_network, self.step)
        else:
            network.initialize(self.streams)
            state = OptimizerState.start(new.optimizer, network, self.step)
            source = old_state if same_rule else OptimizerState()
            if same_rule:
                state.begun = old_state.begun
            transplant(old_network, network, source, state, old.features, new.features)
            self.network, self.state = network, state
            self.revision += 1
        self.experiment, self.material = new, material
        if found == {Effect.VALUE} and self.network is old_network:
            for program in self._programs.values():
                set_cells(program, new)
            self.scorer.follow(new)
            return
        self._deal_anew(same_samples)
        if found - {Effect.RESET}:
            self._programs.clear()
        self._renew()

    @staticmethod
    def _inputs(e: Experiment, network: Network) -> tuple[object, ...]:
        """All that the blocks are made of, besides the samples."""
        fill = input_fill(network)
        return e.input_shape, e.features, e.preprocessing, e.output_units, e.coding, e.dtype, fill

    def _deal_anew(self, same_samples: bool) -> None:
        before = self.batches
        self.batches = self._new_batches()
        if same_samples:
            self.batches.take_over(before)
            if before.full and not self.batches.full and before.place == 0:
                self.batches.begin_epoch()
        else:
            self.batches.begin_epoch()

    # Past

    def snapshot(self) -> Snapshot:
        """Everything that the next step depends on."""
        return Snapshot(
            self.experiment,
            self.streams.seed,
            self.step,
            self.epoch,
            self.network.parameters.copy(),
            self.network.statistics.copy(),
            {name: array.copy() for name, array in self.state.slots.items()},
            {name: array.copy() for name, array in self.state.counters.items()},
            self.state.begun,
            self.streams.state(),
            self.batches.state(),
            self.recorder.holding,
            self.origin,
            self.journal,
        )

    def restore(self, snapshot: Snapshot) -> None:
        """Put back a snapshot of this or another trainer; the curves end at its step."""
        if snapshot.experiment != self.experiment or snapshot.seed != self.streams.seed:
            network = snapshot.experiment.network()
            self.material = make_material(snapshot.experiment, network)  # or nothing has changed
            self.network, self.streams = network, Streams(snapshot.seed)
            self.experiment = snapshot.experiment
            self.state = OptimizerState.start(snapshot.experiment.optimizer, self.network)
            self.batches = self._new_batches()
            self.revision += 1
            self._programs.clear()
        self._put_back(snapshot)
        self.origin, self.journal = snapshot.origin, snapshot.journal
        self._renew()
        self.recorder.put_back(snapshot)

    def _put_back(self, snapshot: Snapshot) -> None:
        self.network.parameters[...] = snapshot.parameters
        self.network.statistics[...] = snapshot.statistics
        for name, array in snapshot.slots.items():
            self.state.slots[name][...] = array
        for name, array in snapshot.counters.items():
            self.state.counters[name][...] = array
        if self.state.begun != snapshot.begun:
            self.state.begun = snapshot.begun
            self._programs.clear()
        self.streams.restore(snapshot.streams)
        self.batches.restore(snapshot.batches)
        self.step, self.epoch = snapshot.step, snapshot.epoch
