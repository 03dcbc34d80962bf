// The form for a connector: what it asks depends on the source.
#pragma once
#include "features/knowledge/connectors/rules.h"
#include "features/knowledge/connectors/view.h"

namespace knowledge::connectors {

/// What was sent.
Draft draft_of(http::Fields const& form);
/// What is stored, without the key.
Draft draft_of(Connector const& connector);
/// What the form begins with for a source.
Draft draft_for(std::string_view source, basics::Time now);

/// The fields for connectors/form; `has_key`: one is stored already.
web::View form_view(Teller const& tell, Draft const& draft, basics::Problems const& problems,
                    bool has_key);

}
