"""A timer costs one edit at a time, however many moments come while its message waits."""

from tests.clinic import START, letter, stored


async def test_two_hundred_timers_wait_with_one_edit_each_and_replies_go_first(tmp_path: object) -> None:
    async with stored(f"sqlite:///{tmp_path}/hep.db") as store:
        for count in range(3):
            async with store.transaction() as tx:
                edits = [
                    letter(1000 + n, f"{count}", method="edit", priority=5, order_key=f"timer:{1000 + n}")
                    for n in range(200)
                ]
                await tx.outbox.add([*edits, letter(5000 + count)], START)
        async with store.transaction() as tx:
            first = await tx.outbox.claim(START, 3, "me")
            rest = await tx.outbox.claim(START, 400, "me")
        assert [c.chat_id for c in first] == [5000, 5001, 5002]
        assert len(rest) == 200
        assert all('"text": "2"' in c.payload for c in rest)
