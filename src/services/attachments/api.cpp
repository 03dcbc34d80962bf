// Request in, JSON out.
#include "services/attachments/api.h"

#include <algorithm>
#include <expected>

#include "platform/basics/text.h"
#include "platform/http/conditional.h"
#include "platform/http/multipart.h"
#include "services/attachments/attachments.h"
#include "services/attachments/moderated.h"
#include "services/attachments/views.h"
#include "services/web/api.h"

namespace attachments::api {

namespace {

std::string etag_of(Attachment const& of) { return "\"v" + std::to_string(of.version) + "\""; }

json::Object by_language(LanguageTexts const& texts) {
    json::Object object;
    for (auto const& [language, text] : texts)
        object.append(std::string(texts::code(language)), text);
    return object;
}

json::Value or_null(unsigned number) { return number == 0 ? json::Value() : json::Value(number); }

json::Object as_json(web::Services& services, Attachment const& of) {
    auto const& host = services.pages.public_address();
    json::Array sizes;
    for (auto const& content : of.contents)
        sizes.push_back(json::Object{{"size", name(content.size)},
                                     {"address", host + url_of(of, content.size)},
                                     {"media_type", content.media_type},
                                     {"bytes", content.bytes},
                                     {"sha256", content.hash},
                                     {"width", or_null(content.width)},
                                     {"height", or_null(content.height)}});
    return {{"id", of.id.text()},
            {"subject", json::Object{{"kind", of.subject.kind}, {"id", of.subject.id}}},
            {"name", of.name},
            {"kind", info(of.kind).name},
            {"address", host + url_of(of)},
            {"title", by_language(of.description.titles)},
            {"alternative", by_language(of.description.alternatives)},
            {"licence",
             of.description.licence.empty() ? json::Value() : json::Value(of.description.licence)},
            {"state", name(of.state)},
            {"place", of.place},
            {"version", of.version},
            {"added_at", basics::iso(of.added_at)},
            {"changed_at", basics::iso(of.changed_at)},
            {"sizes", std::move(sizes)}};
}

http::Response reply(web::Services& services, Attachment const& of, int status = 200) {
    return web::api_reply(as_json(services, of), status).with("ETag", etag_of(of));
}

Subject subject_in(web::Visit const& visit) {
    Subject subject{std::string(visit.request.query.text("kind")),
                    std::string(visit.request.query.text("subject"))};
    if (subject.kind.empty() != subject.id.empty())
        throw http::BadRequest{"say both kind and subject, as in kind=project&subject=ID"};
    return subject;
}

/// A file and what the one who asks may do with it.
struct Known {
    Attachment of;
    Access access;
};

Known known(web::Services& services, web::Visit const& visit, db::Reader& reader) {
    auto of = http::found(find(reader, visit.id<AttachmentId>()));
    auto access =
        http::found(web::access_to(services, visit, reader, of.subject.kind, of.subject.id));
    if (!may_read(access, of)) throw http::NotFound();
    return {std::move(of), std::move(access)};
}

Known changeable(web::Services& services, web::Visit const& visit, db::Reader& reader) {
    auto both = known(services, visit, reader);
    if (!both.access.may_change) throw http::Forbidden();
    return both;
}

http::Response all_public(web::Services& services, web::Visit const& visit, db::Reader& reader) {
    auto const paging = web::api_paging(visit);
    if (!paging.after.empty() && !AttachmentId::parse(paging.after))
        throw http::BadRequest{"after is the key that an earlier page gave"};
    json::Array items;
    std::string after = paging.after, next;
    constexpr std::size_t step = 100;
    for (bool more = true; more && next.empty();) {
        auto const found = shown_after(reader, after, step);
        more = found.size() == step;
        for (auto const& of : found) {
            auto const access =
                web::access_to(services, visit, reader, of.subject.kind, of.subject.id);
            if (!access || !is_public(*access, of)) continue;
            if (items.size() == paging.limit) {
                next = after;
                break;
            }
            items.push_back(as_json(services, of));
            after = of.id.string();
        }
        if (next.empty() && !found.empty()) after = found.back().id.string();
    }
    return web::api_reply(web::api_page(visit, std::move(items), next));
}

/// What a program sends: parts of a form, or the body itself.
std::vector<Sent> sent_in(web::Visit const& visit) {
    std::vector<Sent> files;
    auto const type = visit.request.header("content-type");
    if (http::is_media_type(type, "multipart/form-data")) {
        for (auto const& upload : visit.request.uploads)
            if (upload.field == "files") files.push_back({upload.file_name, upload.content, {}});
        if (files.empty())
            throw http::BadRequest{"send at least one file in the form's field files"};
        return files;
    }
    auto const name = visit.request.query.text("name");
    if (name.empty()) throw http::BadRequest{"say the file's name, as in &name=rapport.pdf"};
    if (http::is_media_type(type, "application/x-www-form-urlencoded"))
        throw http::BadRequest{"send the file as multipart/form-data, or as the body itself"};
    files.push_back({std::string(name), visit.request.body.bytes(), {}});
    return files;
}

/// {"sv": "…", "en": null} onto what was said before.
void take_texts(json::Value const& value, std::string const& field, std::size_t longest,
                LanguageTexts& texts, basics::Problems& problems) {
    if (!value.object()) {
        problems.push_back({field, "attachments.problem_kind", {}});
        return;
    }
    for (auto const& [code, text] : value.object()->members()) {
        auto const where = field + "." + basics::shortened(code, 10);
        auto const language = texts::parse_language(code);
        auto const tidy = basics::normalised(text.text());
        if (!language || !tidy || (!text.string() && !text.is_null())) {
            problems.push_back({where, "attachments.problem_kind", {}});
            continue;
        }
        auto const line = basics::one_line(*tidy);
        if (basics::length(line) > longest)
            problems.push_back(
                {where, "attachments.problem_too_long", {{"most", std::to_string(longest)}}});
        if (line.empty()) texts.erase(*language);
        else texts[*language] = line;
    }
}

/// What a program asks to be changed.
struct Wanted {
    Description description = {};
    std::optional<std::int64_t> place = {};
    std::optional<Move> move = {};
    basics::Problems problems = {};
};

void take_state(Known const& both, json::Value const& value, Wanted& wanted) {
    if (value.text() == name(both.of.state)) return;
    if (value.text() == "hidden") wanted.move = Move::remove;
    else if (value.text() == "shown")
        wanted.move = both.of.state == State::hidden ? Move::restore : Move::show;
    if (!wanted.move || !after(both.access, both.of.state, *wanted.move))
        wanted.problems.push_back({"state", "attachments.problem_state", {}});
}

Wanted wanted_in(web::Visit const& visit, Known const& both) {
    auto const body = web::api_body(visit);
    if (!body.object()) throw http::BadRequest{"the body is a JSON object"};
    Wanted wanted{.description = both.of.description};
    auto& [titles, alternatives, licence] = wanted.description;
    auto& problems = wanted.problems;
    for (auto const& [key, value] : body.object()->members()) {
        if (key == "title") take_texts(value, key, longest_title, titles, problems);
        else if (key == "alternative")
            take_texts(value, key, longest_alternative, alternatives, problems);
        else if (key == "licence") {
            licence = std::string(value.text());
            bool const fits =
                value.is_null() || std::ranges::find(licences, licence) != licences.end();
            if (!fits) problems.push_back({key, "attachments.problem_licence", {}});
        } else if (key == "place") {
            if (value.integer() && *value.integer() >= 1) wanted.place = *value.integer();
            else problems.push_back({key, "attachments.problem_place", {}});
        } else if (key == "state") take_state(both, value, wanted);
        else problems.push_back({basics::shortened(key, 60), "attachments.problem_unknown", {}});
    }
    return wanted;
}

http::Response overtaken(Attachment const& now) {
    return web::api_problem(
               412,
               "Somebody else has changed the file. Read it again, then send your change with its new ETag.",
               {}, {{"version", now.version}})
        .with("ETag", etag_of(now));
}

/// What was good is kept; the reply says which it is, and why the others are not.
http::Response added(web::Services& services, web::Visit const& visit, json::Array items,
                     basics::Problems const& problems) {
    if (!problems.empty() && items.empty())
        return web::api_problems(services.texts, visit, problems);
    json::Array refused;
    for (auto const& problem : problems) {
        texts::Arguments arguments;
        for (auto const& [key, value] : problem.values) arguments.emplace_back(key, value);
        refused.push_back(json::Object{
            {"field", problem.field},
            {"code", problem.text},
            {"detail", services.texts.format(visit.language, problem.text, arguments)}});
    }
    return web::api_reply(
        json::Object{{"items", std::move(items)}, {"refused", std::move(refused)}}, 201);
}

}

http::Response list(web::Services& services, web::Visit const& visit) {
    web::api_parameters(visit, {"kind", "subject", "limit", "after"});
    auto const subject = subject_in(visit);
    auto reader = services.database.read();
    if (subject.kind.empty()) return all_public(services, visit, reader);
    auto const access =
        http::found(web::access_to(services, visit, reader, subject.kind, subject.id));
    if (!access.may_see) throw http::NotFound();
    json::Array items;
    for (auto const& of : services.attachments.list(reader, access, subject.kind))
        items.push_back(as_json(services, of));
    return web::api_reply(web::api_page(visit, std::move(items), ""));
}

http::Response add(web::Services& services, web::Visit const& visit) {
    web::api_parameters(visit, {"kind", "subject", "name"});
    auto const subject = subject_in(visit);
    if (subject.kind.empty())
        throw http::BadRequest{"say what the file belongs to, as in kind=project&subject=ID"};
    auto const access = [&] {
        auto reader = services.database.read();
        return http::found(web::access_to(services, visit, reader, subject.kind, subject.id));
    }();
    if (!access.may_see) throw http::NotFound();
    if (!access.may_change) throw http::Forbidden();
    json::Array items;
    basics::Problems problems;
    bool is_for_later = false;
    for (auto const& file : sent_in(visit)) {
        // A scanner that does not answer is not waited for again with each file.
        std::expected<Attachment, Refusal> made = std::unexpected(Refusal::unscanned);
        if (!is_for_later)
            made = services.attachments.attach({visit.viewer.member, services.now()}, access,
                                               subject.kind, file);
        auto const& limits = services.attachments.limits();
        is_for_later = is_for_later || (!made && made.error() == Refusal::unscanned);
        if (made) items.push_back(as_json(services, *made));
        else
            problems.push_back(
                {"files",
                 "attachments.refused_" + std::string(name(made.error())),
                 {{"file", clean_name(file.name)},
                  {"size", size_text(visit.language, made.error() == Refusal::too_much
                                                         ? limits.subject_bytes
                                                         : limits.file_bytes)},
                  {"count", std::to_string(limits.files)}}});
    }
    if (is_for_later && items.empty())
        return web::api_problem(
                   503, "The file could not be checked for viruses now. Send it again in a while.")
            .with("Retry-After", "60");
    return added(services, visit, std::move(items), problems);
}

http::Response show(web::Services& services, web::Visit const& visit) {
    web::api_parameters(visit, {});
    auto reader = services.database.read();
    return reply(services, known(services, visit, reader).of);
}

http::Response change(web::Services& services, web::Visit const& visit) {
    web::api_parameters(visit, {});
    auto const seen = http::if_match(visit.request);
    auto tx = services.database.begin();
    auto const both = changeable(services, visit, tx);
    if (!seen)
        return web::api_problem(
            428, "Say which version you change: send the ETag that you read as If-Match.", {},
            {{"version", both.of.version}});
    if (!seen->any && !seen->has_strong(etag_of(both.of))) return overtaken(both.of);
    auto wanted = wanted_in(visit, both);
    if (!wanted.problems.empty()) return web::api_problems(services.texts, visit, wanted.problems);
    if (wanted.move == Move::restore && is_held(tx, both.of)) throw http::Forbidden();
    Hand const hand{visit.viewer.member, services.now()};
    services.attachments.describe(tx, hand, both.access, both.of, both.of.version,
                                  std::move(wanted.description), wanted.place);
    if (wanted.move)
        services.attachments.make(tx, hand, both.access, find(tx, both.of.id).value(),
                                  *wanted.move);
    auto const now = find(tx, both.of.id).value();
    tx.commit();
    return reply(services, now);
}

http::Response remove(web::Services& services, web::Visit const& visit) {
    web::api_parameters(visit, {});
    auto const seen = http::if_match(visit.request);
    auto tx = services.database.begin();
    auto const both = changeable(services, visit, tx);
    if (seen && !seen->any && !seen->has_strong(etag_of(both.of))) return overtaken(both.of);
    if (after(both.access, both.of.state, Move::remove)) {
        services.attachments.make(tx, {visit.viewer.member, services.now()}, both.access, both.of,
                                  Move::remove);
        tx.commit();
    }
    return {.status = 204};
}

}
