// The chain as a picture and as a list that says the same.
#include "services/red_thread/pages.h"

#include <algorithm>

#include "services/organisations/shelf.h"
#include "services/red_thread/picture.h"
#include "services/red_thread/rules.h"

namespace red_thread {

std::string Work::organisation_of(Subject const& one) {
    auto const* of = looking.access(one);
    auto const directory = services.organisations.directory();
    auto const* organisation = of ? directory->find(of->organisation) : nullptr;
    return organisation ? std::string(organisations::name_in(*organisation, visit.language))
                        : std::string();
}

Work work(web::Services& services, web::Visit const& visit, db::Reader& reader) {
    Work work{services, visit, Looking(services, visit, reader)};
    work.subject = {std::string(visit.part("kind")), std::string(visit.part("subject"))};
    auto const* access = work.looking.access(work.subject);
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

constexpr int kind_above = 24, first_line_at = 48, between_lines = 20, text_inside = 14;

/// A curve that leaves and arrives level.
std::string curve(Strand const& strand) {
    auto const number = [](int value) { return std::to_string(value); };
    int const middle = (strand.from_x + strand.to_x) / 2;
    return "M" + number(strand.from_x) + " " + number(strand.from_y) + "C" + number(middle) + " " +
           number(strand.from_y) + " " + number(middle) + " " + number(strand.to_y) + " " +
           number(strand.to_x) + " " + number(strand.to_y);
}

/// "Används · prövar": what it is, and how it stands where that is told.
std::string kind_text(Work& work, Subject const& subject) {
    auto text = work.text("kind_" + subject.kind);
    auto const& note = work.looking.access(subject)->note;
    return note.empty() ? text : text + " · " + note;
}

View box_view(Work& work, Box const& box, Chain const& chain) {
    std::vector<View> lines;
    int at = box.y + first_line_at;
    for (auto const& line : box.lines) {
        lines.push_back(View().set("line_y", std::to_string(at)).set("line_text", line));
        at += between_lines;
    }
    return View()
        .set("box_x", std::to_string(box.x))
        .set("box_y", std::to_string(box.y))
        .set("text_x", std::to_string(box.x + text_inside))
        .set("kind_y", std::to_string(box.y + kind_above))
        .set("kind_text", shortened_line(kind_text(work, box.subject)))
        .set("box_url", work.visit.address(work.looking.access(box.subject)->path))
        .set("is_start", box.subject == chain.start)
        .set("lines", std::move(lines));
}

View picture_view(Work& work, Chain const& chain) {
    std::map<Subject, std::string> titles;
    for (auto const& subject : chain.subjects)
        titles[subject] = work.looking.access(subject)->title;
    auto const picture = drawn(chain, titles);
    std::vector<View> boxes, strands;
    for (auto const& box : picture.boxes) boxes.push_back(box_view(work, box, chain));
    for (auto const& strand : picture.strands)
        strands.push_back(View().set("strand_path", curve(strand)));
    return View()
        .set("width", std::to_string(picture.width))
        .set("height", std::to_string(picture.height))
        .set("box_width", std::to_string(box_width))
        .set("box_height", std::to_string(box_height))
        .set("boxes", std::move(boxes))
        .set("strands", std::move(strands));
}

/// What a subject came from, each in words with a link.
std::vector<View> origin_views(Work& work, Chain const& chain, Subject const& subject) {
    std::vector<View> views;
    for (auto const& link : chain.links) {
        if (link.later != subject) continue;
        auto const* earlier = work.looking.access(link.earlier);
        views.push_back(
            View()
                .set("origin_relation", work.text("from_" + std::string(name(link.relation))))
                .set("origin_title", earlier->title)
                .set("origin_url", work.visit.address(earlier->path)));
    }
    return views;
}

std::vector<View> list_views(Work& work, Chain const& chain) {
    auto const generation = generations(chain);
    auto subjects = chain.subjects;
    std::ranges::stable_sort(subjects, {},
                             [&](Subject const& subject) { return generation.at(subject); });
    std::vector<View> views;
    for (auto const& subject : subjects) {
        auto const* access = work.looking.access(subject);
        views.push_back(View()
                            .set("link_kind", kind_text(work, subject))
                            .set("link_title", access->title)
                            .set("link_url", work.visit.address(access->path))
                            .set_optional("link_organisation", work.organisation_of(subject))
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
        .set("picture", picture_view(work, chain))
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
