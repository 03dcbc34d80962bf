// Mustache templates, read once at start, rendered by many threads.
#pragma once
#include <functional>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

#include "platform/templates/view.h"

namespace templates {

/// The text for an id that a template names as {{t.id}}; null when there is none.
using TextLookup = std::function<std::string const*(std::string_view id)>;

/// A template that is broken, missing, or names a value that its page does not give.
struct TemplateError : std::logic_error {
    using logic_error::logic_error;
};

/// What to do about a name that the view does not have: Mustache itself would stay silent.
enum class Missing { fails, is_empty };

/// All templates by name: "knowledge/project", and partials by their bare name.
class Renderer {
public:
    /// `templates` and `partials` are name → source; partials are put into place here, so {{>
    /// name}} costs nothing later. Throws TemplateError for unknown partials and circles.
    Renderer(std::map<std::string, std::string, std::less<>> const& templates,
             std::map<std::string, std::string, std::less<>> const& partials,
             Missing missing = Missing::fails);
    ~Renderer();

    /// The template filled with the view. Values are escaped, except SafeHtml. Thread-safe.
    std::string render(std::string_view name, View const& view, TextLookup const& text) const;
    bool has(std::string_view name) const;

private:
    struct Template;
    std::map<std::string, std::unique_ptr<Template>, std::less<>> templates_;
    Missing missing_;
};

}
