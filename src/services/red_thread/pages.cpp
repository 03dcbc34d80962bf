// The chain as a picture and as a list that says the same.
#include "services/red_thread/pages.h"

#include <algorithm>

#include "services/organisations/shelf.h"
#include "services/red_thread/picture_view.h"
#include "services/red_thread/rules.h"

namespace red_thread {

std::string Work::organisation_of(Subject const& one) {
    auto const* of = looking.access_of(one);
    auto const directory = services.organisations.directory();
    auto const* organisation = of ? directory->find(of->organisation) : nullptr;
    return organisation ? std::string(organisations::name_in(*organisation, visit.language))
                        : std::string();
}

Work work(web::Services& services, web::Visit const& visit, db::Reader& reader) {
    Work work{services, visit, Looking(services, visit, reader)};
    work.subject = {std::string(visit.part("kind")), std::string(visit.part("subject"))};
    auto const* access = work.looking.access_of(work.subject);
    if (!access || !access->may_see) throw http::NotFound();
    work.access = *access;
    work.subject.id = access->id;
    return work;
}

Work work_to_tie(web::Services& services, web::Visit const& visit, db::Reader& reader) {
    auto found = work(services, visit, reader);
    if (!found.access.may_tie) throw http::Forbidden();
    return found;
}

namespace {

using web::View;

/// "Används · prövar": what it is, and how it stands where that is told.
std::string kind_text(Work& work, Subject const& subject) {
    auto text = work.text("kind_" + subject.kind);
    auto const& note = work.looking.access_of(subject)->note;
    return note.empty() ? text : text + " · " + note;
}

View picture_of(Work& work, Chain const& chain) {
    std::map<Subject, std::string> titles;
    for (auto const& subject : chain.subjects)
        titles[subject] = work.looking.access_of(subject)->title;
    return picture_view(drawn(chain, titles), chain.start, [&](Subject const& subject) {
        auto const* access = work.looking.access_of(subject);
        // There is room for one of them, and how it stands says what it is.
        return Caption{access->note.empty() ? work.text("kind_" + subject.kind) : access->note,
                       work.visit.address(access->path)};
    });
}

/// What a subject came from, each in words with a link.
std::vector<View> origin_views(Work& work, Chain const& chain, Subject const& subject) {
    std::vector<View> views;
    for (auto const& link : chain.links) {
        if (link.later != subject) continue;
        auto const* earlier = work.looking.access_of(link.earlier);
        views.push_back(
            View()
                .set("origin_relation", work.text("from_" + std::string(name(link.relation))))
                .set("origin_title", earlier->title)
                .set("origin_url", work.visit.address(earlier->path)));
    }
    return views;
}

/// Who answers for it, unless that is what it is called.
std::string beside_title(Work& work, Subject const& subject) {
    auto name = work.organisation_of(subject);
    return work.looking.access_of(subject)->title.starts_with(name) ? std::string() : name;
}

std::vector<View> list_views(Work& work, Chain const& chain) {
    auto const generation = generations(chain);
    auto subjects = chain.subjects;
    std::ranges::stable_sort(subjects, {},
                             [&](Subject const& subject) { return generation.at(subject); });
    std::vector<View> views;
    for (auto const& subject : subjects) {
        auto const* access = work.looking.access_of(subject);
        views.push_back(View()
                            .set("link_kind", kind_text(work, subject))
                            .set("link_title", access->title)
                            .set("link_url", work.visit.address(access->path))
                            .set_optional("link_organisation", beside_title(work, subject))
                            .set("is_start", subject == chain.start)
                            .set_list("origins", origin_views(work, chain, subject)));
    }
    return views;
}

}

}

namespace red_thread::pages {

http::Response show(web::Services& services, web::Visit const& visit) {
    auto reader = services.database.read();
    auto work = red_thread::work(services, visit, reader);
    auto const chain = http::found(work.looking.chain(work.subject));
    bool const is_alone = chain.subjects.size() == 1;
    View view;
    view.set_list("breadcrumbs", {View()
                                      .set("crumb_name", work.access.title)
                                      .set("crumb_url", visit.address(work.access.path))})
        .set("is_alone", is_alone)
        .set("lead", is_alone ? work.text("alone_" + work.subject.kind)
                              : work.format("lead", {{"count", chain.subjects.size()}}))
        .set("picture", picture_of(work, chain))
        .set("links", list_views(work, chain))
        .set("is_cut", chain.is_cut)
        .set("may_tie", work.access.may_tie)
        .set("tie_url", visit.address(work.path() + "/tie"))
        .set("data_url", "/api/v1" + work.path())
        .set("back_url", visit.address(work.access.path));
    return services.pages.page(
        visit, "red_thread/chain", std::move(view),
        {.title = work.format("title", {{"title", work.access.title}}), .unlisted = true});
}

}
