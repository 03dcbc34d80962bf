// Numbers that look random and are always the same: for orders and draws that nobody may steer.
#pragma once
#include <cstddef>
#include <cstdint>

namespace opinion_groups {

/// Each bit of the result depends on each of the number (Steele, Lea and Flood 2014, splitmix64).
constexpr std::uint64_t mixed(std::uint64_t number) {
    number += 0x9E3779B97F4A7C15U;
    number = (number ^ (number >> 30)) * 0xBF58476D1CE4E5B9U;
    number = (number ^ (number >> 27)) * 0x94D049BB133111EBU;
    return number ^ (number >> 31);
}

/// A sequence of such numbers.
class Draws {
public:
    explicit constexpr Draws(std::uint64_t seed) : state_(mixed(seed)) {}
    constexpr std::uint64_t next() { return mixed(state_++); }
    /// From 0 up to but not 1.
    constexpr double share() { return static_cast<double>(next() >> 11) * 0x1p-53; }
    /// From 0 up to but not `end`.
    constexpr std::size_t below(std::size_t end) {
        return static_cast<std::size_t>(share() * static_cast<double>(end));
    }

private:
    std::uint64_t state_;
};

}
