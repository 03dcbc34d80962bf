// Worlds for load tests: synthetic projects, and one organisation with ideas, supports and people.
#include <algorithm>
#include <random>
#include <stdexcept>
#include <utility>

#include "app/demo/demo.h"
#include "app/demo/synthetic.h"
#include "features/adoptions/adoptions.h"
#include "features/ideas/ideas.h"
#include "features/knowledge/knowledge.h"
#include "services/members/members.h"
#include "services/organisations/shelf.h"
#include "services/organisations/store.h"

namespace demo {

namespace {

constexpr std::size_t batch = 1000;

knowledge::Status status_of(std::string_view name) {
    using enum knowledge::Status;
    return name == "planned"     ? planned
           : name == "ongoing"   ? ongoing
           : name == "completed" ? completed
                                 : terminated;
}

knowledge::Content synthetic_content(
    synthetic::Project const& made,
    std::vector<organisations::Organisation const*> const& municipalities,
    organisations::Organisation const* owner) {
    knowledge::Content content;
    for (auto const& text : made.texts) {
        content.title[text.language] = text.title;
        content.sections["purpose"][text.language] = text.summary;
        content.sections["approach"][text.language] = text.body;
    }
    if (made.has_lessons)
        content.sections["lessons"][made.texts.front().language] = made.texts.front().summary;
    content.status = status_of(made.status);
    content.start = basics::Date{made.first_year, made.month, 0};
    content.end = basics::Date{made.last_year, made.month, 0};
    content.funder = made.funder;
    content.funder_number = "S" + made.id.substr(3, 15);
    content.funding = {{.money = {made.amount, "SEK"}, .from = made.funder}};
    bool first = owner == nullptr;
    if (owner)
        content.partners.push_back({.name = owner->name,
                                    .role = knowledge::PartnerRole::coordinator,
                                    .country = owner->country});
    for (auto const& code : made.municipalities) {
        auto const& municipality =
            *municipalities[(static_cast<std::size_t>(std::stoul(code)) - 1000) %
                            municipalities.size()];
        content.partners.push_back({.name = municipality.name,
                                    .role = std::exchange(first, false)
                                                ? knowledge::PartnerRole::coordinator
                                                : knowledge::PartnerRole::partner,
                                    .municipality_code = municipality.municipality_code,
                                    .country = municipality.country});
    }
    for (auto const& goal : made.goals) content.goals.push_back({.goal = std::stoi(goal)});
    content.themes = made.themes;
    content.step =
        knowledge::steps[static_cast<std::size_t>(made.step[1] - '0') % knowledge::steps.size()];
    return content;
}

/// Municipalities with the large ones first: the generator draws low numbers more often, as large
/// ones innovate more.
std::vector<organisations::Organisation const*> municipalities_by_size(
    organisations::Directory const& directory) {
    std::vector<organisations::Organisation const*> found;
    for (auto const& one : directory.all())
        if (one.kind == organisations::Kind::municipality && one.country == "SE" && one.population)
            found.push_back(&one);
    std::ranges::sort(found, [](auto const* a, auto const* b) {
        return std::pair(-*a->population, a->municipality_code) <
               std::pair(-*b->population, b->municipality_code);
    });
    return found;
}

void add_projects(web::Services& services, std::size_t count,
                  organisations::Organisation const* owner) {
    synthetic::Projects const projects;
    auto const directory = services.organisations.directory();
    auto const municipalities = municipalities_by_size(*directory);
    for (std::size_t first = 0; first < count; first += batch) {
        std::vector<knowledge::Record> records;
        for (std::size_t number = first; number < std::min(first + batch, count); ++number) {
            auto const made = projects.make(number);
            records.push_back({.source = "synthetic",
                               .source_id = made.id,
                               .source_name = "Synthetic",
                               .content = synthetic_content(made, municipalities, owner)});
        }
        knowledge::take_in(services, records);
    }
}

/// An invented organisation that has it all.
organisations::OrganisationId owner(web::Services& services) {
    auto tx = services.database.begin();
    auto const added = organisations::add(
        tx, {.kind = organisations::Kind::other, .name = "Storby kommun", .country = "SE"},
        *services.organisations.directory());
    if (!added) throw std::runtime_error("the folder has a load world already");
    tx.commit();
    auto reader = services.database.read();
    services.organisations.refresh(reader);
    return added->id;
}

std::vector<Link> add_people(web::Services& services, std::size_t count,
                             organisations::OrganisationId const& organisation) {
    std::vector<Link> links;
    for (std::size_t number = 0; number <= count; ++number) {
        members::NewMember person{.email = "person" + std::to_string(number) + "@storby.example",
                                  .name = "Person " + std::to_string(number)};
        if (number == 0)
            person.grant = permissions::Grant{permissions::Role::coordinator, organisation};
        auto const link = members::invite(services.members, person, members::LinkPurpose::demo);
        if (!link) throw std::runtime_error(person.email + " is not accepted");
        links.push_back({number == 0 ? "coordinator" : "member", person.name, *link});
    }
    return links;
}

/// How many support an idea: most have few, some have very many.
std::size_t drawn_supports(std::mt19937_64& random, double mean) {
    return static_cast<std::size_t>(std::exponential_distribution<double>(1 / mean)(random) + 0.5);
}

void add_ideas(web::Services& services, Load const& load, ideas::LoadOf const& of) {
    constexpr std::int64_t minute = 60'000'000;
    synthetic::Vocabulary const words(texts::Language::sv, 20'000, 7);
    std::mt19937_64 random(7);
    double const mean = static_cast<double>(load.supports) / static_cast<double>(load.ideas);
    for (std::size_t first = 0; first < load.ideas; first += batch) {
        std::vector<ideas::LoadIdea> made;
        for (std::size_t number = first; number < std::min(first + batch, load.ideas); ++number)
            made.push_back(
                {.title = words.text(random, 7),
                 .story = words.text(random, 60),
                 .age = static_cast<std::int64_t>(load.ideas - number) * minute,
                 .is_answered = number % 3 == 0,
                 .first_supporter = random() % of.supporters.size(),
                 .supports = std::min(drawn_supports(random, mean), of.supporters.size())});
        ideas::add_load(services, of, made);
    }
}

}

std::vector<Link> add_load(web::Services& services, Load const& load) {
    constexpr std::size_t supporters = 50'000, adoptions_of_each = 5;
    if (load.ideas == 0) {
        add_projects(services, load.projects, nullptr);
        return {};
    }
    auto const organisation = owner(services);
    auto links = add_people(services, load.people, organisation);
    auto const directory = services.organisations.directory();
    add_projects(services, load.projects, directory->find(organisation));
    adoptions::add_load(services, adoptions_of_each);
    ideas::LoadOf of{
        .organisation = organisation,
        .coordinator = services.members.of_organisation(organisation).front().member.id};
    for (std::size_t i = 0; i < supporters; ++i) of.supporters.push_back(members::MemberId::make());
    add_ideas(services, load, of);
    return links;
}

}
