// Showing a person, or no longer, or removing them for good: for the project's own coordinators and
// process leaders.
#include "features/knowledge/persons_pages.h"

#include <algorithm>

#include "features/knowledge/pages.h"
#include "features/knowledge/persons.h"
#include "features/knowledge/project_view.h"
#include "services/organisations/shelf.h"

namespace knowledge::pages {

namespace {

using web::View;

std::string text(web::Services& services, web::Visit const& visit, std::string_view id) {
    return services.pages.text(visit, "knowledge." + std::string(id));
}

/// The project that the path names, for those who may see its persons.
Project project_of(web::Services& services, db::Reader& reader, web::Visit const& visit) {
    auto project = http::found(find(reader, visit.id<ProjectId>()));
    if (project.merged_into) throw http::NotFound();
    if (!sees_persons(services, visit, project)) throw http::Forbidden();
    return project;
}

/// One person as the page has them: as the sources name them, and what is shown.
struct Listed {
    NamedPerson named;
    std::optional<PublicContact> shown = {};
};

std::vector<Listed> listed(db::Reader& reader, std::vector<StoredRecord> const& of,
                           ProjectId project) {
    std::vector<Listed> all;
    for (auto& person : persons_named(of)) all.push_back({std::move(person)});
    for (auto& contact : public_contacts(reader, project)) {
        auto found =
            std::ranges::find(all, contact.person, [](Listed const& one) { return one.named.key; });
        // A source may have stopped naming somebody who is shown.
        if (found == all.end())
            found = all.insert(found, {{.key = contact.person,
                                        .person = {.name = contact.name,
                                                   .title = contact.duty,
                                                   .email = contact.email,
                                                   .telephone = contact.telephone}}});
        found->shown = std::move(contact);
    }
    return all;
}

struct Fact {
    std::string_view name;
    std::string Person::* from;
    std::string PublicContact::* to;
};
constexpr auto facts =
    std::to_array<Fact>({{"name", &Person::name, &PublicContact::name},
                         {"duty", &Person::title, &PublicContact::duty},
                         {"email", &Person::email, &PublicContact::email},
                         {"telephone", &Person::telephone, &PublicContact::telephone}});

/// What was sent about one person, when the page comes back with a problem.
struct Sent {
    std::string person = {};
    std::string problem = {};  ///< Text id.
};

std::vector<View> fact_views(web::Services& services, web::Visit const& visit, Listed const& one,
                             bool was_sent) {
    std::vector<View> views;
    for (auto const& fact : facts) {
        auto const& value = one.named.person.*fact.from;
        if (value.empty()) continue;
        bool const is_shown = one.shown && !((*one.shown).*fact.to).empty();
        views.push_back(
            View()
                .set("fact_id", one.named.key + "-" + std::string(fact.name))
                .set("fact_name", fact.name)
                .set("fact_label", text(services, visit, "person_" + std::string(fact.name)))
                .set("fact_value", value)
                .set("is_chosen", was_sent ? visit.request.form.has(fact.name) : is_shown));
    }
    return views;
}

std::vector<View> word_views(web::Services& services, web::Visit const& visit, Listed const& one,
                             bool was_sent) {
    std::vector<View> views;
    for (auto word : {Word::own, Word::duty}) {
        bool const is_now = one.shown && one.shown->word == word;
        views.push_back(
            View()
                .set("word_id", one.named.key + "-" + std::string(name(word)))
                .set("word_value", name(word))
                .set("word_label", text(services, visit, "person_word_" + std::string(name(word))))
                .set("is_chosen",
                     was_sent ? visit.request.form.text("word") == name(word) : is_now));
    }
    return views;
}

std::string sources_text(web::Services& services, web::Visit const& visit,
                         std::vector<StoredRecord> const& of, Listed const& one) {
    if (one.named.sources.empty()) return text(services, visit, "person_no_longer_named");
    std::string names;
    for (auto const& stored : of) {
        auto const& record = stored.record;
        auto const key = record_key(record.source, record.source_id);
        if (std::ranges::count(one.named.sources, key) > 0)
            names += (names.empty() ? "" : ", ") +
                     (record.source_name.empty() ? text(services, visit, "source_" + record.source)
                                                 : record.source_name);
    }
    return services.pages.format(visit, "knowledge.person_from", {{"source", names}});
}

View person_view(web::Services& services, web::Visit const& visit,
                 std::vector<StoredRecord> const& of, Listed const& one, Sent const& sent) {
    bool const was_sent = sent.person == one.named.key;
    auto const& person = one.named.person;
    auto const state =
        one.shown ? services.pages.format(
                        visit, "knowledge.person_shown",
                        {{"date", texts::short_date(visit.language,
                                                    basics::day_in_stockholm(one.shown->at))}})
                  : text(services, visit, "person_hidden");
    return View()
        .set("person_key", one.named.key)
        .set("person_title",
             person.name.empty() ? text(services, visit, "persons_nameless") : person.name)
        .set("person_state", state)
        .set("person_sources", sources_text(services, visit, of, one))
        .set("is_shown", one.shown.has_value())
        .set_list("person_facts", fact_views(services, visit, one, was_sent))
        .set("words", word_views(services, visit, one, was_sent))
        .set_optional("person_problem",
                      was_sent ? services.pages.text(visit, sent.problem) : std::string());
}

http::Response persons_page(web::Services& services, web::Visit const& visit, db::Reader& reader,
                            Project const& project, Sent const& sent) {
    auto const of = records(reader, project.id);
    std::vector<View> views;
    for (auto const& one : listed(reader, of, project.id))
        views.push_back(person_view(services, visit, of, one, sent));
    auto const base = "/projects/" + project.id.string() + "/persons";
    View view;
    view.set("project_title", project.title)
        .set("project_url", visit.address(project_path(project)))
        .set("edit_url", visit.address(project_path(project) + "/edit"))
        .set("publish_url", visit.address(base + "/publish"))
        .set("withdraw_url", visit.address(base + "/withdraw"))
        .set("remove_url", visit.address(base + "/remove"))
        .set_list("persons", std::move(views));
    return services.pages.page(visit, "knowledge/persons", std::move(view),
                               {.title = text(services, visit, "persons_title"),
                                .status = sent.problem.empty() ? 200 : 422,
                                .unlisted = true});
}

Hand hand_of(web::Services& services, web::Visit const& visit,
             organisations::Directory const& directory) {
    return {services.activity, directory, services.now(), visit.viewer.member};
}

http::Response back(web::Visit const& visit, Project const& project) {
    return http::redirect(visit.address(project_path(project) + "/persons"));
}

}

http::Response persons(web::Services& services, web::Visit const& visit) {
    auto reader = services.database.read();
    return persons_page(services, visit, reader, project_of(services, reader, visit), {});
}

http::Response publish_person(web::Services& services, web::Visit const& visit) {
    auto const directory = services.organisations.directory();
    auto tx = services.database.begin();
    auto const project = project_of(services, tx, visit);
    auto const& form = visit.request.form;
    auto const key = std::string(form.text("person"));
    auto const all = listed(tx, records(tx, project.id), project.id);
    auto const found = std::ranges::find(all, key, [](Listed const& one) { return one.named.key; });
    if (found == all.end()) throw http::NotFound();
    PublicContact contact{.person = key};
    bool is_something = false;
    for (auto const& fact : facts)
        if (form.has(fact.name)) {
            contact.*fact.to = found->named.person.*fact.from;
            is_something = is_something || !(contact.*fact.to).empty();
        }
    auto const word = parse_word(form.text("word"));
    if (!is_something || !word)
        return persons_page(services, visit, tx, project,
                            {key, !is_something ? "knowledge.person_nothing_chosen"
                                                : "knowledge.person_word_missing"});
    contact.word = *word;
    publish(tx, hand_of(services, visit, *directory), project.id, contact);
    tx.commit();
    return back(visit, project);
}

http::Response withdraw_person(web::Services& services, web::Visit const& visit) {
    auto const directory = services.organisations.directory();
    auto tx = services.database.begin();
    auto const project = project_of(services, tx, visit);
    if (withdraw(tx, hand_of(services, visit, *directory), project.id,
                 visit.request.form.text("person")))
        tx.commit();
    return back(visit, project);
}

http::Response remove_person(web::Services& services, web::Visit const& visit) {
    auto const directory = services.organisations.directory();
    auto tx = services.database.begin();
    auto const project = project_of(services, tx, visit);
    auto const key = std::string(visit.request.form.text("person"));
    if (visit.request.form.text("sure") != "yes")
        return persons_page(services, visit, tx, project, {key, "knowledge.person_remove_unsure"});
    if (remove_for_good(tx, hand_of(services, visit, *directory), project.id, key)) tx.commit();
    return back(visit, project);
}

}
