// Fields in a form and as facts, in the reader's language.
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "services/told/told.h"
#include "services/web/showing.h"

namespace told {

/// The choices of a selection that depend on what is stored: value and name.
using Choices = std::vector<std::pair<std::string, std::string>>;
using MoreChoices = std::map<std::string, Choices, std::less<>>;

/// What was sent in the form of these fields, with line breaks as ours.
Told typed_in(web::Visit const& visit, Fields fields);
/// The version that a form was made from.
std::int64_t version_in(web::Visit const& visit);

/// The views of the partial told_fields.
std::vector<web::View> form_views(web::Showing const& showing, Words const& words, Fields fields,
                                  Told const& typed, basics::Problems const& problems,
                                  MoreChoices const& more = {});

/// A field's value as people read it: dates and choices in words, money without its currency.
std::string shown(web::Showing const& showing, Field const& field, Told const& told,
                  MoreChoices const& more = {});
/// What was told, field by field, for facts_list: beside a form whose writer was overtaken.
std::vector<web::View> fact_views(web::Showing const& showing, Words const& words, Fields fields,
                                  Told const& told, MoreChoices const& more = {});

/// "1 250,50", with a minus sign as people write it.
std::string number_text(texts::Language language, std::int64_t hundredths);
/// "1 250,50 kr", also below zero.
std::string money_text(texts::Language language, std::int64_t minor, std::string const& currency);

}
