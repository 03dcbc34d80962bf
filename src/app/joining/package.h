// The documents of the joining package, made from an organisation's facts and from what the program
// does.
#pragma once
#include <array>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "app/joining/document.h"
#include "app/own_forms/form.h"
#include "platform/texts/catalogue.h"

namespace joining {

/// In the order in which an organisation needs them.
inline constexpr std::array<std::string_view, 6> document_keys = {
    "agreement", "dpia", "classes", "records", "requirements", "incidents"};

/// What a document is made from.
struct Facts {
    std::string organisation, site, address;
    std::string operator_name;  ///< Who runs the site.
    own_forms::Values own;      ///< What the organisation filled in (facts_form).
    int file_mebibytes = 0;     ///< The largest file beside a project.
    /// Of the records plan: what, in which table, how long, from when it is a public document.
    std::vector<std::vector<std::string>> records = {};
};

/// The form of facts: each field's name is also the placeholder in texts.
own_forms::FormKind const& facts_form();

/// The document of this key, one of document_keys, in the language; its texts are joining.KEY_….
/// What the organisation has not filled in stands as "[…]" with the name of the field.
Document document(texts::Catalogue const& texts, texts::Language language, std::string_view key,
                  Facts const& facts);

/// How sensitive a kind of information is, 0 (none) to 3 (serious): confidentiality, integrity,
/// availability, as KLASSA counts them.
struct InformationClass {
    std::string_view key;
    int confidentiality, integrity, availability;
};
std::vector<InformationClass> const& information_classes();

/// The steps of the first ninety days: by which day, and where in the program.
struct Step {
    std::string_view key;
    int day;
    std::string_view path;  ///< Below /administration/ID; "/…" from the root with '!'; or empty.
};
std::vector<Step> const& steps();

}
