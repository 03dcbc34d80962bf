// Failures of the last hour, by account and by network.
#include "services/members/attempts.h"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <cstdint>

namespace members {

namespace {

constexpr std::int64_t minute = 60'000'000;
constexpr std::size_t free_for_account = 10, most_for_network = 60;
/// More keys than this are not held; see make_room.
constexpr std::size_t most_keys = 50'000;

/// How long to wait after the last of so many failures.
std::int64_t delay(std::size_t failures) {
    if (failures < free_for_account) return 0;
    auto const doublings = std::min<std::size_t>(failures - free_for_account, 4);
    return std::min<std::int64_t>(minute << doublings, 15 * minute);
}

bool is_old(basics::Time at, basics::Time now) {
    return at.microseconds <= now.microseconds - 60 * minute;
}

}

std::string network_of(std::string_view address) {
    std::string const text(address);
    std::array<unsigned char, 16> bytes{};
    if (inet_pton(AF_INET6, text.c_str(), bytes.data()) != 1) return text;
    constexpr std::array<unsigned char, 12> mapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};
    std::array<char, INET6_ADDRSTRLEN> shown{};
    if (std::equal(mapped.begin(), mapped.end(), bytes.begin())) {
        inet_ntop(AF_INET, bytes.data() + mapped.size(), shown.data(), shown.size());
        return shown.data();
    }
    std::fill(bytes.begin() + 8, bytes.end(), 0);
    inet_ntop(AF_INET6, bytes.data(), shown.data(), shown.size());
    return std::string(shown.data()) + "/64";
}

void Attempts::forget_old(Failures& failures, basics::Time now) {
    std::erase_if(failures, [&](basics::Time at) { return is_old(at, now); });
}

void Attempts::make_room(Table& table, basics::Time now) {
    if (table.size() < most_keys) return;
    std::erase_if(table, [&](auto const& entry) {
        return entry.second.empty() || is_old(entry.second.back(), now);
    });
    // Somebody tries many names from many places: those that failed most are kept in mind.
    for (std::size_t few = 1; table.size() >= most_keys; ++few)
        std::erase_if(table, [&](auto const& entry) { return entry.second.size() <= few; });
}

bool Attempts::begin(std::string_view account, std::string_view network, basics::Time now) {
    std::lock_guard const lock(mutex_);
    make_room(accounts_, now);
    make_room(networks_, now);
    auto& of_account = accounts_[std::string(account)];
    auto& of_network = networks_[std::string(network)];
    forget_old(of_account, now);
    forget_old(of_network, now);
    if (of_network.size() >= most_for_network) return false;
    if (!of_account.empty() &&
        now.microseconds < of_account.back().microseconds + delay(of_account.size()))
        return false;
    of_account.push_back(now);
    of_network.push_back(now);
    return true;
}

void Attempts::take_back(Table& table, std::string const& key) {
    auto const found = table.find(key);
    if (found == table.end()) return;
    if (!found->second.empty()) found->second.pop_back();
    if (found->second.empty()) table.erase(found);
}

void Attempts::succeeded(std::string_view account, std::string_view network) {
    std::lock_guard const lock(mutex_);
    accounts_.erase(std::string(account));
    take_back(networks_, std::string(network));
}

void Attempts::undo(std::string_view account, std::string_view network) {
    std::lock_guard const lock(mutex_);
    take_back(accounts_, std::string(account));
    take_back(networks_, std::string(network));
}

}
