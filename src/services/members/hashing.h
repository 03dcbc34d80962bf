// Room for slow and large work: only so much of it at a time.
#pragma once
#include <condition_variable>
#include <mutex>

namespace members {

/// Lets `at_once` callers through at a time and `waiting` more wait for their turn. Thread-safe.
class HashingRoom {
public:
    HashingRoom(int at_once, int waiting) : free_(at_once), may_wait_(waiting) {}

    /// Does the work when there is room, in the caller's thread; false without doing it when too
    /// many wait.
    template <class Work>
    bool run(Work const& work) {
        if (!enter()) return false;
        Leave const leave{*this};
        work();
        return true;
    }

private:
    struct Leave {
        HashingRoom& room;
        ~Leave() { room.leave(); }
    };
    bool enter();
    void leave();

    std::mutex mutex_;
    std::condition_variable turn_;
    int free_;
    int may_wait_;
};

}
