"""Work in a process of its own."""

from __future__ import annotations

import asyncio

from tellings.web.jobs import Jobs


def run(*commands):
    async def work():
        jobs = Jobs("unused.sqlite")
        started = [jobs.start("work", command) for command in commands]
        await asyncio.gather(*jobs._tasks)
        return started

    return asyncio.run(work())


def test_a_call_that_is_wrong_fails_and_says_why():
    (job,) = run(["no-such-command"])
    assert job.done
    assert job.status == 2
    assert any("no-such-command" in words for words in job.words)


def test_the_same_work_is_not_begun_twice():
    one, same, other = run(["one"], ["one"], ["other"])
    assert one is same
    assert one is not other


def test_work_is_stopped_when_the_room_closes():
    async def work():
        jobs = Jobs("unused.sqlite")
        job = jobs.start("work", ["extract", "-"])
        await asyncio.sleep(0.05)
        await jobs.close()
        return job

    assert asyncio.run(work()).done
