// Request in, page out. Good files are kept also when others of the same form are not: a browser
// cannot send them again by itself.
#include "services/attachments/pages.h"

#include <charconv>

#include "platform/basics/text.h"
#include "services/attachments/attachments.h"
#include "services/attachments/moderated.h"
#include "services/attachments/views.h"
#include "services/members/members.h"

namespace attachments::pages {

namespace {

using web::View;

/// One visitor and the subject whose files they look after.
struct Work {
    web::Services& services;
    web::Visit const& visit;
    Subject subject = {};
    Access access = {};

    std::string text(std::string_view id) const {
        return services.pages.text(visit, "attachments." + std::string(id));
    }
    std::string format(std::string_view id, texts::Arguments const& arguments) const {
        return services.pages.format(visit, "attachments." + std::string(id), arguments);
    }
    std::string address() const {
        return visit.address("/files/" + subject.kind + "/" + subject.id);
    }
    Hand hand() const { return {visit.viewer.member, services.now()}; }
};

Work work(web::Services& services, web::Visit const& visit, db::Reader& reader) {
    Subject subject{std::string(visit.part("kind")), std::string(visit.part("subject"))};
    auto access = http::found(web::access_to(services, visit, reader, subject.kind, subject.id));
    if (!access.may_see) throw http::NotFound();
    if (!access.may_change) throw http::Forbidden();
    subject.id = access.id;
    return {services, visit, std::move(subject), std::move(access)};
}

Attachment file(Work const& work, db::Reader& reader) {
    auto of = http::found(find(reader, work.visit.id<AttachmentId>("file")));
    bool mine = of.subject == work.subject;
    for (auto const& id : work.access.also)
        mine = mine || of.subject == Subject{work.subject.kind, id};
    if (!mine) throw http::NotFound();
    return of;
}

std::vector<View> breadcrumbs(Work const& work, bool with_list) {
    std::vector<View> crumbs{View()
                                 .set("crumb_name", work.access.title)
                                 .set("crumb_url", work.visit.address(work.access.path))};
    if (with_list)
        crumbs.push_back(
            View().set("crumb_name", work.text("title")).set("crumb_url", work.address()));
    return crumbs;
}

View licence_field(Work const& work, std::string const& chosen, std::string const& problem) {
    std::vector<web::Option> options{{"", work.text("licence_none"), chosen.empty()}};
    for (auto const code : licences)
        options.push_back({std::string(code),
                           licence_text(work.services, work.visit, std::string(code)),
                           chosen == code});
    return web::choices_view({.name = "licence",
                              .label = work.text("field_licence"),
                              .hint = work.text("field_licence_hint"),
                              .problem = problem},
                             options);
}

std::string accepted() {
    std::string endings;
    for (auto const& kind : kinds())
        for (auto const ending : kind.endings)
            if (!ending.empty()) endings += (endings.empty() ? "." : ",.") + std::string(ending);
    return endings;
}

View managed_view(Work const& work, db::Reader& reader, Attachment const& of,
                  std::string const& who) {
    auto const base = work.address() + "/" + of.id.string();
    bool const is_picture = info(of.kind).is_picture;
    auto view = line_view(work.services, work.visit, of, who);
    view.set("describe_url", base)
        .set("remove_url", base + "/remove")
        .set("restore_url", base + "/restore")
        .set("is_held", is_held(reader, of))
        .set("show_url", base + "/show")
        .set("can_show", after(work.access, of.state, Move::show).has_value())
        .set("is_picture", is_picture)
        .set("thumb_url", url_of(of, of.content(Size::phone).size))
        .set("thumb_alt", in_language(of.description.alternatives, work.visit.language))
        .set("lacks_words", is_picture && of.description.alternatives.empty());
    return view;
}

/// What came of a form: how many files were kept, and why others were not.
struct Outcome {
    std::size_t kept = 0;
    basics::Problems problems = {};
    std::string licence = {};
    bool is_for_later = false;  ///< The same files may well be taken in a while.

    int status() const { return problems.empty() ? 200 : is_for_later ? 503 : 422; }
};

std::vector<View> notices(Work const& work, db::Reader& reader, Outcome const& outcome) {
    std::vector<View> notices;
    auto const& query = work.visit.request.query;
    auto kept = outcome.kept;
    auto const added = query.text("added");
    std::from_chars(added.data(), added.data() + added.size(), kept);
    if (kept > 0) notices.push_back(web::notice("done", work.format("added", {{"count", kept}})));
    auto const move = query.text("made");
    auto const id = AttachmentId::parse(query.text("file"));
    auto const of = id ? find(reader, *id) : std::nullopt;
    if (of && of->subject.kind == work.subject.kind && (parse_move(move) || move == "describe"))
        notices.push_back(
            web::notice("done", work.format("made_" + std::string(move),
                                            {{"file", title_of(*of, work.visit.language)}})));
    return notices;
}

/// All problems of the field in one text, so that each refused file is told of beside it.
std::string all_problems(Work const& work, basics::Problems const& problems) {
    std::string all;
    for (auto const& problem : problems)
        all += (all.empty() ? "" : " ") +
               web::problem_text(work.visit, work.services.pages, {problem}, problem.field);
    return all;
}

View files_field(Work const& work, basics::Problems const& problems) {
    auto field = web::field_view(
        {.name = "files",
         .label = work.text("field_files"),
         .hint = work.format("field_files_hint",
                             {{"size", size_text(work.visit.language,
                                                 work.services.attachments.limits().file_bytes)}}),
         .problem = all_problems(work, problems),
         .required = true});
    field.set("several", true).set_optional("accept", accepted());
    return field;
}

http::Response manage_page(Work const& work, db::Reader& reader, Outcome const& outcome) {
    auto const all = work.services.attachments.list(reader, work.access, work.subject.kind);
    std::vector<members::MemberId> ids;
    for (auto const& of : all) ids.push_back(of.added_by);
    auto const names = work.services.members.names(ids);
    std::vector<View> there, removed;
    for (auto const& of : all) {
        auto const who = names.find(of.added_by);
        auto view = managed_view(work, reader, of, who == names.end() ? "" : who->second);
        (of.state == State::hidden ? removed : there).push_back(std::move(view));
    }
    View view;
    view.set_list("breadcrumbs", breadcrumbs(work, false))
        .set("subject_title", work.access.title)
        .set("back_url", work.visit.address(work.access.path))
        .set("waits", !work.access.may_show && work.access.is_public)
        .set("is_private", !work.access.is_public)
        .set("add_url", work.address())
        .set("has_problems", !outcome.problems.empty())
        .set("files_field", files_field(work, outcome.problems))
        .set("licence_field", licence_field(work, outcome.licence, ""))
        .set_list("files", std::move(there))
        .set_list("removed", std::move(removed));
    view.merge(web::problems_view(work.visit, work.services.pages, outcome.problems));
    return work.services.pages
        .page(work.visit, "attachments/manage", std::move(view),
              {.title = work.text("title"),
               .status = outcome.status(),
               .unlisted = true,
               .notices = notices(work, reader, outcome)})
        .with("Cache-Control", "no-store");
}

basics::Problem refused(Work const& work, std::string const& file_name, Refusal refusal) {
    auto const& limits = work.services.attachments.limits();
    auto const most = refusal == Refusal::too_much ? limits.subject_bytes : limits.file_bytes;
    return {"files",
            "attachments.refused_" + std::string(name(refusal)),
            {{"file", clean_name(file_name)},
             {"size", size_text(work.visit.language, most)},
             {"count", std::to_string(limits.files)}}};
}

void set_fields(View& view, Work const& work, Typed const& typed, std::string const& place,
                basics::Problems const& problems) {
    auto problem = [&](std::string_view field) {
        return web::problem_text(work.visit, work.services.pages, problems, field);
    };
    view.set("title_field", web::field_view({.name = "title",
                                             .label = work.text("field_title"),
                                             .value = typed.title,
                                             .hint = work.text("field_title_hint"),
                                             .problem = problem("title"),
                                             .max_length = longest_title}))
        .set("alternative_field", web::field_view({.name = "alternative",
                                                   .label = work.text("field_alternative"),
                                                   .value = typed.alternative,
                                                   .hint = work.text("field_alternative_hint"),
                                                   .problem = problem("alternative"),
                                                   .max_length = longest_alternative,
                                                   .rows = 3}))
        .set("licence_field", licence_field(work, typed.licence, problem("licence")))
        .set("place_field", web::field_view({.name = "place",
                                             .label = work.text("field_place"),
                                             .value = place,
                                             .hint = work.text("field_place_hint"),
                                             .problem = problem("place"),
                                             .type = "number",
                                             .narrow = true}));
}

http::Response describe_page(Work const& work, Attachment const& of, Typed const& typed,
                             std::string const& place, basics::Problems const& problems,
                             int status) {
    View view;
    view.set_list("breadcrumbs", breadcrumbs(work, true))
        .set("file_title", title_of(of, work.visit.language))
        .set("file_url", url_of(of))
        .set("save_url", work.address() + "/" + of.id.string())
        .set("list_url", work.address())
        .set("version", std::to_string(of.version))
        .set("is_picture", info(of.kind).is_picture)
        .set("thumb_url", url_of(of, of.content(Size::phone).size))
        .set("thumb_alt", in_language(of.description.alternatives, work.visit.language))
        .set("has_problems", !problems.empty());
    set_fields(view, work, typed, place, problems);
    view.merge(web::problems_view(work.visit, work.services.pages, problems));
    return work.services.pages
        .page(work.visit, "attachments/describe", std::move(view),
              {.title = work.text("describe_title"), .status = status, .unlisted = true})
        .with("Cache-Control", "no-store");
}

Typed typed_before(Attachment const& of, texts::Language language) {
    auto exactly = [&](LanguageTexts const& texts) {
        auto const found = texts.find(language);
        return found == texts.end() ? std::string() : found->second;
    };
    return {language, exactly(of.description.titles), exactly(of.description.alternatives),
            of.description.licence};
}

std::optional<std::int64_t> whole_number(std::string_view text) {
    std::int64_t value = 0;
    auto const [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (failure != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

/// What is wrong with what was typed, and with what somebody else saved meanwhile.
http::Response save(Work const& work, db::Transaction& tx, Attachment const& of) {
    auto const& form = work.visit.request.form;
    Typed const typed{work.visit.language, std::string(form.text("title")),
                      std::string(form.text("alternative")), std::string(form.text("licence"))};
    auto const place_text = std::string(form.text("place"));
    auto const place = whole_number(place_text);
    auto description = described(of.description, typed);
    auto problems = description ? basics::Problems() : description.error();
    if (!place_text.empty() && (!place || *place < 1))
        problems.push_back({"place", "attachments.problem_place", {}});
    if (!problems.empty()) return describe_page(work, of, typed, place_text, problems, 422);
    auto const seen = whole_number(form.text("version")).value_or(0);
    bool const saved = work.services.attachments.describe(tx, work.hand(), work.access, of, seen,
                                                          *std::move(description), place);
    if (!saved) {
        auto const theirs = typed_before(of, work.visit.language);
        auto const said = theirs.alternative.empty() ? theirs.title : theirs.alternative;
        return describe_page(work, of, typed, place_text,
                             {{"title", "attachments.problem_overtaken", {{"theirs", said}}}}, 409);
    }
    tx.commit();
    return http::redirect(work.address() + "?made=describe&file=" + of.id.string());
}

}

http::Response manage(web::Services& services, web::Visit const& visit) {
    auto reader = services.database.read();
    return manage_page(work(services, visit, reader), reader, {});
}

http::Response add(web::Services& services, web::Visit const& visit) {
    auto const work = [&] {
        auto reader = services.database.read();
        return pages::work(services, visit, reader);
    }();
    Outcome outcome{.licence = std::string(visit.request.form.text("licence"))};
    auto const description = described({}, {visit.language, "", "", outcome.licence});
    if (!description) outcome.problems = description.error();
    bool any = false;
    for (auto const& upload : visit.request.uploads) {
        if (upload.field != "files" || !description) continue;
        any = true;
        // A scanner that does not answer is not waited for again with each file.
        if (outcome.is_for_later) {
            outcome.problems.push_back(refused(work, upload.file_name, Refusal::unscanned));
            continue;
        }
        auto const made =
            services.attachments.attach(work.hand(), work.access, work.subject.kind,
                                        {upload.file_name, upload.content, *description});
        if (made) ++outcome.kept;
        else outcome.problems.push_back(refused(work, upload.file_name, made.error()));
        if (!made && made.error() == Refusal::unscanned) outcome.is_for_later = true;
    }
    if (!any && outcome.problems.empty())
        outcome.problems.push_back({"files", "attachments.problem_no_file", {}});
    if (outcome.problems.empty())
        return http::redirect(work.address() + "?added=" + std::to_string(outcome.kept));
    auto reader = services.database.read();
    return manage_page(work, reader, outcome);
}

http::Response show_describe(web::Services& services, web::Visit const& visit) {
    auto reader = services.database.read();
    auto const work = pages::work(services, visit, reader);
    auto const of = file(work, reader);
    return describe_page(work, of, typed_before(of, visit.language), std::to_string(of.place), {},
                         200);
}

http::Response describe(web::Services& services, web::Visit const& visit) {
    auto tx = services.database.begin();
    auto const work = pages::work(services, visit, tx);
    return save(work, tx, file(work, tx));
}

http::Response make(web::Services& services, web::Visit const& visit) {
    auto const move = http::found(parse_move(visit.part("move")));
    auto tx = services.database.begin();
    auto const work = pages::work(services, visit, tx);
    auto const of = file(work, tx);
    // Somebody may have been first: then it is as was asked for, and nothing is left to do.
    if (move == Move::restore && is_held(tx, of)) throw http::Forbidden();
    if (after(work.access, of.state, move)) {
        services.attachments.make(tx, work.hand(), work.access, of, move);
        tx.commit();
    }
    return http::redirect(work.address() + "?made=" + std::string(visit.part("move")) +
                          "&file=" + of.id.string());
}

}
