// Facts in a quiet card.
#include <utility>

#include "features/knowledge/content_json.h"
#include "features/knowledge/project_showing.h"
#include "features/knowledge/project_view.h"
#include "features/knowledge/status.h"
#include "platform/basics/text.h"

namespace knowledge {

using web::View;

namespace {

View value(std::string_view text, std::string_view url = {}, std::string_view note = {}) {
    return View()
        .set("value_text", text)
        .set_optional("value_url", url)
        .set_optional("value_note", note);
}

void add_fact(std::vector<View>& facts, std::string name, std::vector<View> values) {
    if (!values.empty())
        facts.push_back(View().set("fact_name", std::move(name)).set("values", std::move(values)));
}

std::vector<View> partner_values(Showing const& showing, Content const& content, PartnerRole role) {
    std::vector<View> values;
    for (auto const& partner : content.partners) {
        if (partner.role != role) continue;
        auto const* known = organisation_of(partner, showing.directory);
        auto const name = known && partner.municipality_code.empty()
                              ? std::string(organisations::name_in(*known, showing.visit.language))
                              : partner.name;
        values.push_back(value(name, organisation_url(showing, known), partner.unit));
    }
    return values;
}

std::vector<View> funding_values(Showing const& showing, Content const& content) {
    std::vector<View> values;
    for (auto const& funding : content.funding) {
        std::string note = showing.text("funding_" + std::string(name(funding.kind)));
        if (!funding.from.empty())
            note = showing.format("funding_from", {{"kind", note}, {"who", funding.from}});
        if (funding.currency_assumed) note += ", " + showing.text("currency_assumed");
        values.push_back(value(texts::money(showing.visit.language, funding.money), {}, note));
    }
    return values;
}

std::vector<View> status_values(Showing const& showing, Content const& content) {
    auto const status = effective_status(content, showing.today);
    if (!status) return {};
    auto word = [&](Status one) { return showing.text("status_" + std::string(name(one))); };
    std::string note;
    if (source_disagrees(content, showing.today))
        note = showing.format("status_disagrees",
                              {{"source", content.status_text.empty() ? word(*content.status)
                                                                      : content.status_text}});
    return {value(word(*status), {}, note)};
}

std::vector<View> list_values(std::vector<std::string> const& texts) {
    std::vector<View> values;
    for (auto const& text : texts) values.push_back(value(text));
    return values;
}

std::vector<View> place_values(Showing const& showing, Content const& content) {
    std::vector<View> values;
    for (auto const& place : content.places) {
        auto const* municipality = showing.directory.municipality(place.municipality_code);
        std::string text = place.district;
        if (municipality) text += (text.empty() ? "" : ", ") + municipality->name;
        values.push_back(value(text, organisation_url(showing, municipality)));
    }
    return values;
}

/// What may be seen of each contact person, and on whose word.
std::vector<View> contact_values(Showing const& showing,
                                 std::vector<PublicContact> const& contacts) {
    std::vector<View> values;
    for (auto const& one : contacts) {
        auto const since =
            texts::short_date(showing.visit.language, basics::day_in_stockholm(one.at));
        auto note = showing.format("contact_word_" + std::string(name(one.word)) + "_since",
                                   {{"date", since}});
        auto const add = [&](std::string const& text, std::string const& url) {
            if (!text.empty()) values.push_back(value(text, url, std::exchange(note, "")));
        };
        auto const who =
            one.name.empty() || one.duty.empty() ? one.name + one.duty : one.name + ", " + one.duty;
        add(who, "");
        add(one.email, "mailto:" + one.email);
        add(one.telephone, "");
    }
    return values;
}

}

std::string organisation_url(Showing const& showing, organisations::Organisation const* known) {
    if (!known) return {};
    return showing.visit.address("/organisations/" + known->id.string() + "/" +
                                 basics::slug(known->name));
}

std::vector<View> facts(Showing const& showing, Content const& content,
                        std::vector<PublicContact> const& contacts,
                        std::optional<UnitShown> const& unit) {
    std::vector<View> facts;
    auto add = [&](std::string_view id, std::vector<View> values) {
        add_fact(facts, showing.text(id), std::move(values));
    };
    auto add_text = [&](std::string_view id, std::string const& text, std::string_view note = {}) {
        if (!text.empty()) add(id, {value(text, {}, note)});
    };
    add("fact_status", status_values(showing, content));
    add_text("fact_period", period_text(showing.visit, showing.pages, content));
    add("fact_coordinator", partner_values(showing, content, PartnerRole::coordinator));
    if (unit) add("fact_unit", {value(unit->name, showing.visit.address(unit->path))});
    add("fact_need_owner", partner_values(showing, content, PartnerRole::need_owner));
    add("fact_funding", funding_values(showing, content));
    add_text("fact_funder", content.funder);
    add("fact_partners", partner_values(showing, content, PartnerRole::partner));
    add_text("fact_number", content.funder_number, content.funder);
    add_text("fact_own_number", content.own_number, showing.text("number_own"));
    add("fact_places", place_values(showing, content));
    if (!content.step.empty()) add("fact_step", {value(showing.text("step_" + content.step))});
    add("fact_themes", list_values(content.themes));
    add("fact_keywords", list_values(content.keywords));
    std::vector<View> subjects;
    for (auto const& subject : content.subjects)
        if (auto const shown = text_in(subject.name, showing.visit.language))
            subjects.push_back(value(shown->text));
    add("fact_subjects", std::move(subjects));
    if (!content.contact.empty())
        add("fact_contact", {value(content.contact, "mailto:" + content.contact)});
    add("fact_contact_person", contact_values(showing, contacts));
    return facts;
}

}
