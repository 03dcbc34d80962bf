// Barriers of the demo world, by the same actions as people's.
#include <algorithm>
#include <stdexcept>

#include "features/barriers/actions.h"
#include "features/barriers/barriers.h"
#include "services/members/members.h"
#include "services/organisations/shelf.h"

namespace barriers {

namespace {

std::string text_in(json::Value const& told, std::string_view name) {
    return std::string(told.at(name).text());
}

std::string lines_in(json::Value const& told, std::string_view name) {
    std::string text;
    for (auto const& one : told.at(name).elements())
        text += (text.empty() ? "" : "\n") + std::string(one.text());
    return text;
}

TypedDescription description_in(json::Value const& told) {
    auto text = [&](std::string_view name) { return text_in(told, name); };
    TypedDescription typed{.of = text("class"),
                           .category = text("category"),
                           .bites = text("bites"),
                           .changes = text("changes"),
                           .control = text("control"),
                           .frequency = text("frequency"),
                           .severity = text("severity"),
                           .legal = lines_in(told, "legal"),
                           .sectors = lines_in(told, "sectors"),
                           .inaction = text("inaction"),
                           .equality = text("equality"),
                           .visibility = text("visibility")};
    for (auto const& one : told.at("root_causes").elements()) typed.whys.emplace_back(one.text());
    return typed;
}

OrganisationId named(web::Services& services, std::string_view name) {
    auto const directory = services.organisations.directory();
    auto const all = directory->all();
    auto const found = std::ranges::find(all, name, &organisations::Organisation::name);
    if (found == all.end())
        throw std::runtime_error("demo/world.json: there is no " + std::string(name));
    return found->id;
}

/// Who does it in the demo world, by their address.
Hand hand_of(web::Services& services, json::Value const& told) {
    auto const member = services.members.find_by_email(told.at("by").text());
    return {services.activity, services.now(), member ? member->id : members::MemberId()};
}

[[noreturn]] void refuse(basics::Problems const& problems) {
    throw std::runtime_error("a barrier of the demo world is not accepted: " +
                             problems.front().field + " " + problems.front().text);
}

}

void add_demo_barrier(web::Services& services, json::Value const& told) {
    auto text = [&](std::string_view name) { return text_in(told, name); };
    auto good = checked(TypedReport{.title = text("title"),
                                    .wanted = text("wanted"),
                                    .stopped = text("stopped"),
                                    .place = text("place"),
                                    .since = text("since"),
                                    .cost = text("cost"),
                                    .visibility = text("visibility"),
                                    .step = text("step")},
                        texts::Language::sv, basics::day_in_stockholm(services.now()));
    if (!good) refuse(good.error());
    good->organisation = named(services, text("organisation"));
    auto const hand = hand_of(services, told);
    auto tx = services.database.begin();
    auto const made = report(tx, hand, *good, text("project"), "demo");
    if (!made.is_new) return;
    if (!text("class").empty()) {
        auto const described =
            checked(description_in(told), Taxonomy(services.resources), Class::unsorted);
        if (!described) refuse(described.error());
        describe(tx, hand, made.barrier, *described);
    }
    for (auto const& one : told.at("shared").elements())
        endorse(tx, hand_of(services, one), find(tx, made.barrier.id).value(),
                named(services, one.at("organisation").text()), text_in(one, "evidence"), {},
                texts::Language::sv);
    tx.commit();
}

}
