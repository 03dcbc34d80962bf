// A mistake in the register stops the program at its start.
#include "features/escalations/addressees.h"

#include <algorithm>
#include <stdexcept>

namespace escalations {

namespace {

void add_once(std::vector<Addressee const*>& list, Addressee const* one) {
    if (std::ranges::find(list, one) == list.end()) list.push_back(one);
}

}

std::string_view name(Kind kind) { return kind_names.at(static_cast<std::size_t>(kind)); }

std::optional<Kind> parse_kind(std::string_view name) {
    auto const found = std::ranges::find(kind_names, name);
    if (found == kind_names.end()) return std::nullopt;
    return static_cast<Kind>(found - kind_names.begin());
}

Addressees::Addressees(resources::Resources const& resources) {
    registers::each(resources, "addressees", [&](registers::Row const& row) {
        Addressee one{.key = row.text("key"),
                      .names = row.names(),
                      .country = row.text("country"),
                      .level = row.text("level"),
                      .registry_email = row.text("registry_email"),
                      .became = row.list("became")};
        auto const kind = parse_kind(row.text("kind"));
        auto const ended = row.text("ended_on");
        if (!ended.empty()) one.ended_on = basics::parse_iso_date(ended);
        if (!kind || one.names.empty() || (!ended.empty() && !one.ended_on) ||
            !places_.emplace(one.key, all_.size()).second)
            throw std::invalid_argument(one.key + " is not a whole addressee of its own");
        one.kind = *kind;
        all_.push_back(std::move(one));
    });
    check();
}

void Addressees::check() const {
    for (auto const& one : all_) {
        bool const is_known = std::ranges::all_of(
            one.became, [&](std::string const& key) { return key != one.key && find(key); });
        if (!is_known || one.ended_on.has_value() == one.became.empty())
            throw std::runtime_error("registers/addressees.csv: " + one.key +
                                     " does not say what it became");
    }
}

Addressee const* Addressees::find(std::string_view key) const {
    auto const found = places_.find(key);
    return found == places_.end() ? nullptr : &all_.at(found->second);
}

std::vector<Addressee const*> Addressees::successors(Addressee const& one) const {
    std::vector<Addressee const*> living, waiting{&one}, seen{&one};
    while (!waiting.empty()) {
        auto const* next = waiting.back();
        waiting.pop_back();
        for (auto const& key : next->became) {
            auto const* other = find(key);
            if (std::ranges::find(seen, other) != seen.end()) continue;
            seen.push_back(other);
            if (other->became.empty()) add_once(living, other);
            else waiting.push_back(other);
        }
    }
    return living;
}

}
