// What happened, told in words and with ways to what it happened to.
#include "app/record/pages.h"

#include <algorithm>
#include <array>

#include "app/account/handlers.h"
#include "app/record/asked.h"
#include "app/record/confidence.h"
#include "platform/basics/text.h"
#include "platform/tables/csv.h"
#include "services/activity/chain.h"
#include "services/activity/selection.h"
#include "services/members/members.h"
#include "services/organisations/shelf.h"
#include "services/web/api.h"
#include "services/web/downloads.h"

namespace record {

namespace {

using organisations::OrganisationId;
using permissions::Permission;
using web::View;

constexpr std::size_t page_size = 50;
constexpr std::size_t rows_in_part = 500;

/// "knowledge.project_changed" → the text of "record.action_knowledge_project_changed", or the
/// action itself: an action without a text is still told.
std::string action_text(web::Services const& services, texts::Language language,
                        std::string const& action) {
    auto id = "record.action_" + action;
    std::ranges::replace(id.begin() + std::ssize(std::string_view("record.")), id.end(), '.', '_');
    auto const* text = services.texts.find(language, id);
    return text ? *text : action;
}

std::string kind_text(web::Services const& services, texts::Language language,
                      std::string const& kind) {
    auto const id = "record.kind_" + kind;
    auto const* text = services.texts.find(language, id);
    return text ? *text : kind;
}

/// The organisations whose record the viewer may read, by name. Who leads the whole may read all,
/// and chooses none of them here.
std::vector<OrganisationId> readable(web::Services& services, web::Visit const& visit) {
    std::vector<OrganisationId> ids;
    for (auto const& id : visit.viewer.organisations())
        if (visit.may(Permission::coordinate, id)) ids.push_back(id);
    auto const directory = services.organisations.directory();
    std::ranges::sort(ids, {}, [&](OrganisationId const& id) {
        auto const* one = directory->find(id);
        return one ? one->name : std::string();
    });
    return ids;
}

/// What was asked for, within what the viewer may read. Another organisation's record is not found.
Asked permitted(web::Services& services, web::Visit const& visit, http::Fields const& given) {
    auto of = asked(given);
    auto& organisation = of.selection.organisation;
    if (visit.may(Permission::lead)) return of;
    auto const mine = readable(services, visit);
    if (mine.empty()) throw http::Forbidden();
    if (organisation.empty()) organisation = mine.front();
    if (std::ranges::find(mine, organisation) == mine.end()) throw http::NotFound();
    return of;
}

std::string query_of(Asked const& of, bool with_person = true) {
    std::string query;
    auto add = [&](std::string_view name, std::string_view value) {
        if (value.empty()) return;
        query.append(query.empty() ? "?" : "&").append(name).append("=");
        query.append(web::query_escaped(value));
    };
    add("organisation", of.selection.organisation.text());
    add("kind", of.selection.kind);
    if (with_person) add("who", of.selection.actor.text());
    add("from", of.from);
    add("until", of.until);
    return query;
}

std::string text_of(View const& card, std::string_view name) {
    auto const* value = card.find(name);
    auto const* text = value ? std::get_if<std::string>(value) : nullptr;
    return text ? *text : std::string();
}

/// The selected entries before a place. Who asks for one person's does not see what that person did
/// in confidence: its being there would tell.
std::vector<activity::Entry> entries_before(db::Reader& reader, Asked const& of,
                                            std::int64_t before, std::size_t limit,
                                            std::int64_t& oldest) {
    auto found = activity::entries_of(reader, of.selection, before, limit);
    oldest = found.size() == limit ? found.back().sequence : 0;
    for (auto& entry : found)
        if (is_in_confidence(entry.action)) entry.actor = {};
    if (!of.selection.actor.empty())
        std::erase_if(found,
                      [](activity::Entry const& entry) { return is_in_confidence(entry.action); });
    return found;
}

/// Tells entries to one visitor.
class Teller {
public:
    Teller(web::Services& services, web::Visit const& visit, db::Reader& reader, Asked const& of)
        : services_(services), visit_(visit), reader_(reader), of_(of) {}

    View row(activity::Entry const& entry) {
        View view;
        view.set("entry_what", action_text(services_, visit_.language, entry.action))
            .set("entry_kind", kind_text(services_, visit_.language, entry.subject.kind))
            .set("entry_when", texts::date_time(visit_.language, entry.at))
            .set("entry_number", texts::number(visit_.language, entry.sequence))
            .set("entry_who", is_in_confidence(entry.action)
                                  ? services_.pages.text(visit_, "record.in_confidence")
                                  : person(entry.actor))
            .set_optional("entry_who_url",
                          entry.actor.empty() ? std::string() : only_by(entry.actor))
            .set_optional("entry_organisation", of_.selection.organisation.empty()
                                                    ? organisation(entry.organisation)
                                                    : std::string());
        auto const [title, url] = subject(entry);
        view.set_optional("entry_title", title).set_optional("entry_url", url);
        std::vector<View> details;
        if (auto const* object = entry.details.object())
            for (auto const& [name, value] : object->members())
                details.push_back(View()
                                      .set("detail_name", name)
                                      .set("detail_value",
                                           value.string() ? *value.string() : json::write(value)));
        return view.set_list("details", std::move(details));
    }

    std::string person(members::MemberId const& id) {
        if (id.empty()) return services_.pages.text(visit_, "record.nobody");
        auto const known = names_.find(id);
        if (known != names_.end()) return known->second;
        auto const member = services_.members.find(id);
        auto name = member ? member->name : services_.pages.text(visit_, "record.somebody_gone");
        return names_.emplace(id, std::move(name)).first->second;
    }

    std::string organisation(OrganisationId const& id) const {
        auto const* one = id.empty() ? nullptr : directory_->find(id);
        return one ? std::string(organisations::name_in(*one, visit_.language)) : std::string();
    }

private:
    struct Named {
        std::string title, url;
    };

    std::string only_by(members::MemberId const& actor) const {
        auto of = of_;
        of.selection.actor = actor;
        return visit_.address("/record") + query_of(of);
    }

    Named subject(activity::Entry const& entry) {
        auto const& [kind, id] = entry.subject;
        // What people told and not everybody may read is not named here: the record is handed on.
        if (auto const access = web::access_to(services_, visit_, reader_, kind, id);
            access && access->may_see && (access->is_public || access->may_change))
            return {access->title, visit_.address(access->path)};
        if (kind == "organisation")
            if (auto const of = OrganisationId::parse(id)) {
                auto const* one = directory_->find(*of);
                if (one)
                    return {organisation(*of),
                            visit_.address("/organisations/" + id + "/" + basics::slug(one->name))};
            }
        if (kind == "member")
            if (auto const of = members::MemberId::parse(id)) return {person(*of), ""};
        if (auto const card = services_.cards.find(kind); card != services_.cards.end())
            if (auto const view = card->second(visit_, reader_, id))
                return {text_of(*view, "card_title"), text_of(*view, "card_url")};
        return {std::string(entry.details.at("name").text()), ""};
    }

    web::Services& services_;
    web::Visit const& visit_;
    db::Reader& reader_;
    Asked const& of_;
    std::shared_ptr<organisations::Directory const> directory_ =
        services_.organisations.directory();
    std::map<members::MemberId, std::string> names_;
};

/// Whether the one who was asked about did anything here that the page tells of. A member of some
/// other place is not named, nor is there a difference between that and what was done in
/// confidence.
bool has_acted(db::Reader& reader, activity::Selection const& asked) {
    activity::Selection const all{.organisation = asked.organisation, .actor = asked.actor};
    std::int64_t before = 0;
    for (;;) {
        auto const found = activity::entries_of(reader, all, before, rows_in_part);
        if (!std::ranges::all_of(found, is_in_confidence, &activity::Entry::action)) return true;
        if (found.size() < rows_in_part) return false;
        before = found.back().sequence;
    }
}

/// 404 for a person whom the viewer cannot know of from here.
void must_have_acted(web::Visit const& visit, db::Reader& reader, Asked const& of) {
    if (of.selection.actor.empty() || visit.may(Permission::lead)) return;
    if (!has_acted(reader, of.selection)) throw http::NotFound();
}

View organisation_field(web::Services& services, web::Visit const& visit, Teller const& teller,
                        Asked const& of) {
    std::vector<web::Option> options;
    auto ids = readable(services, visit);
    if (visit.may(Permission::lead)) {
        options.push_back({"", services.pages.text(visit, "record.everywhere")});
        auto const& chosen = of.selection.organisation;
        if (!chosen.empty() && std::ranges::find(ids, chosen) == ids.end()) ids.push_back(chosen);
        for (auto const& id : services.members.organisations_with(permissions::Role::coordinator))
            if (std::ranges::find(ids, id) == ids.end()) ids.push_back(id);
    }
    for (auto const& id : ids)
        options.push_back({id.string(), teller.organisation(id), id == of.selection.organisation});
    return web::choices_view(
        {.name = "organisation", .label = services.pages.text(visit, "record.organisation")},
        options);
}

View kind_field(web::Services& services, web::Visit const& visit, db::Reader& reader,
                Asked const& of) {
    std::vector<web::Option> options{{"", services.pages.text(visit, "record.every_kind")}};
    for (auto const& kind : activity::kinds(reader))
        options.push_back(
            {kind, kind_text(services, visit.language, kind), kind == of.selection.kind});
    return web::choices_view({.name = "kind", .label = services.pages.text(visit, "record.kind")},
                             options);
}

View date_field(web::Services& services, web::Visit const& visit, Asked const& of,
                std::string const& name, std::string const& value) {
    return web::field_view(
        {.name = name,
         .label = services.pages.text(visit, "record." + name),
         .value = value,
         .problem = web::problem_text(visit, services.pages, of.problems, name)});
}

View form(web::Services& services, web::Visit const& visit, db::Reader& reader, Teller& teller,
          Asked const& of) {
    auto const& actor = of.selection.actor;
    View view;
    view.set("organisation_field", organisation_field(services, visit, teller, of))
        .set("kind_field", kind_field(services, visit, reader, of))
        .set("from_field", date_field(services, visit, of, "from", of.from))
        .set("until_field", date_field(services, visit, of, "until", of.until))
        .set("form_url", visit.address("/record"))
        .set("who", std::string(actor.text()))
        .set_optional("only_text", actor.empty()
                                       ? std::string()
                                       : services.pages.format(visit, "record.only",
                                                               {{"name", teller.person(actor)}}))
        .set("everybody_url", visit.address("/record") + query_of(of, false));
    return view;
}

/// The entries of one page, with the ways to newer and older ones; none while a date is wrong.
View entries(web::Visit const& visit, db::Reader& reader, Teller& teller, Asked const& of) {
    std::vector<View> rows;
    auto const query = query_of(of);
    auto const here = visit.address("/record") + query;
    std::string older;
    if (of.problems.empty()) {
        std::int64_t oldest = 0;
        for (auto const& entry : entries_before(reader, of, of.before, page_size, oldest))
            rows.push_back(teller.row(entry));
        if (oldest > 0)
            older = here + (query.empty() ? "?" : "&") + "before=" + std::to_string(oldest);
    }
    View view;
    view.set_list("entries", std::move(rows))
        .set_optional("newest_url", of.before > 0 ? here : "")
        .set_optional("older_url", older);
    return view;
}

/// That somebody takes a part of the record is part of it.
void record_taking(web::Services& services, web::Visit const& visit, Asked const& of) {
    auto const& selection = of.selection;
    auto tx = services.database.begin();
    services.activity.record(tx, {.at = services.now(),
                                  .actor = visit.viewer.member,
                                  .action = "record.taken",
                                  .subject = {"record", selection.organisation.string()},
                                  .organisation = selection.organisation,
                                  .details = json::Object{{"kind", selection.kind},
                                                          {"who", selection.actor.text()},
                                                          {"from", of.from},
                                                          {"until", of.until}}});
    tx.commit();
}

}

http::Response show(web::Services& services, web::Visit const& visit) {
    auto const& pages = services.pages;
    auto const of = permitted(services, visit, visit.request.query);
    auto reader = services.database.read();
    must_have_acted(visit, reader, of);
    Teller teller(services, visit, reader, of);
    auto view = web::problems_view(visit, pages, of.problems);
    view.merge(form(services, visit, reader, teller, of)).merge(entries(visit, reader, teller, of));
    auto const head = activity::head(reader);
    view.set("breadcrumbs", account::own_page_crumb(services, visit))
        .set("file_url", visit.address("/record/file") + query_of(of))
        .set("chain_text",
             pages.format(visit, "record.chain", {{"number", head.sequence}, {"hash", head.chain}}))
        .set("has_wrong_dates", !of.problems.empty());
    return account::private_page(pages.page(visit, "record/record", std::move(view),
                                            {.title = pages.text(visit, "record.title"),
                                             .status = of.problems.empty() ? 200 : 422,
                                             .unlisted = true}));
}

http::Response download(web::Services& services, web::Visit const& visit) {
    if (auto ask = account::unless_confirmed(services, visit)) return *std::move(ask);
    auto const of = permitted(services, visit, visit.request.query);
    if (!of.problems.empty()) return show(services, visit);
    record_taking(services, visit, of);
    return account::private_page(web::streamed(
        "text/csv; charset=utf-8", "samverk-record.csv",
        [&services, of, language = visit.language, before = std::int64_t{0},
         begun = false](std::string& chunk) mutable {
            tables::CsvWriter csv(chunk);
            if (!begun) {
                csv.byte_order_mark();
                csv.row({"number", "time", "member", "action", "action_text", "kind", "id",
                         "organisation", "details"});
                begun = true;
            }
            auto reader = services.database.read();
            std::int64_t oldest = 0;
            for (auto const& entry : entries_before(reader, of, before, rows_in_part, oldest))
                csv.row({std::to_string(entry.sequence), basics::iso(entry.at),
                         entry.actor.string(), entry.action,
                         action_text(services, language, entry.action), entry.subject.kind,
                         entry.subject.id, entry.organisation.string(),
                         json::write(entry.details)});
            before = oldest;
            return oldest > 0;
        }));
}

}
