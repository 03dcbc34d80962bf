// kainjow Mustache with a strict context: a name that is not there fails instead of vanishing.
#include "platform/templates/renderer.h"

#include <kainjow/mustache.hpp>
#include <mutex>
#include <set>
#include <vector>

namespace templates {

using kainjow::mustache::basic_context;
using kainjow::mustache::data;
using kainjow::mustache::mustache;

/// One template and its parsed copies: a copy is used by one thread at a time.
struct Renderer::Template {
    std::string name, source;
    std::set<std::string, std::less<>> sections;  ///< Names that the template asks for with # or ^.
    std::mutex mutex;
    std::vector<std::unique_ptr<mustache>> idle;

    std::unique_ptr<mustache> take() {
        {
            std::lock_guard const lock(mutex);
            if (!idle.empty()) {
                auto parsed = std::move(idle.back());
                idle.pop_back();
                return parsed;
            }
        }
        auto parsed = std::make_unique<mustache>(source);
        if (!parsed->is_valid()) throw TemplateError(name + ": " + parsed->error_message());
        return parsed;
    }
    void give_back(std::unique_ptr<mustache> parsed) {
        std::lock_guard const lock(mutex);
        idle.push_back(std::move(parsed));
    }
};

namespace {

data converted(View const& view);

data converted(View::Value const& value) {
    struct Convert {
        data operator()(bool truth) const {
            return truth ? data(data::type::bool_true) : data(data::type::bool_false);
        }
        data operator()(std::string const& text) const { return text; }
        data operator()(SafeHtml const& safe) const {
            return kainjow::mustache::lambda2(
                [html = safe.html](std::string const&, kainjow::mustache::renderer const&) {
                    return html;
                });
        }
        data operator()(View const& view) const { return converted(view); }
        data operator()(std::vector<View> const& views) const {
            data list(data::type::list);
            for (auto const& view : views) list.push_back(converted(view));
            return list;
        }
    };
    return std::visit(Convert(), value);
}

data converted(View const& view) {
    data object(data::type::object);
    for (auto const& [name, value] : view.members()) object.set(name, converted(value));
    return object;
}

/// Looks a name up from the innermost section outwards, and texts under "t.".
class StrictContext final : public basic_context<std::string> {
public:
    StrictContext(data const& root, TextLookup const& text, Missing missing,
                  std::string const& name, std::set<std::string, std::less<>> const& sections)
        : text_(text), missing_(missing), name_(name), sections_(sections) {
        levels_.push_back(&root);
    }
    void push(data const* level) override { levels_.push_back(level); }
    void pop() override { levels_.pop_back(); }
    data const* get_partial(std::string const&) const override { return nullptr; }

    data const* get(std::string const& name) const override {
        if (name.starts_with("t.")) return text(name.substr(2));
        if (name == ".") return levels_.back();
        for (auto level = levels_.rbegin(); level != levels_.rend(); ++level)
            if (auto const* found = below(*level, name)) return found;
        if (missing_ == Missing::fails && !sections_.contains(name))
            throw TemplateError(name_ + " needs the value \"" + name + "\"");
        return nullptr;
    }

private:
    static data const* below(data const* level, std::string_view path) {
        while (level) {
            auto const dot = path.find('.');
            level = level->get(std::string(path.substr(0, dot)));
            if (dot == path.npos) return level;
            path.remove_prefix(dot + 1);
        }
        return nullptr;
    }

    data const* text(std::string const& id) const {
        auto const known = texts_.find(id);
        if (known != texts_.end()) return &known->second;
        auto const* found = text_(id);
        if (!found) throw TemplateError(name_ + " needs the text \"" + id + "\"");
        return &texts_.emplace(id, *found).first->second;
    }

    TextLookup const& text_;
    Missing missing_;
    std::string const& name_;
    std::set<std::string, std::less<>> const& sections_;
    std::vector<data const*> levels_;
    mutable std::map<std::string, data> texts_;
};

/// Puts partials into place: {{> name}} becomes the partial's own text.
std::string with_partials(std::string const& name, std::string_view source,
                          std::map<std::string, std::string, std::less<>> const& partials,
                          int depth = 0) {
    if (depth > 10) throw TemplateError(name + ": partials go in a circle");
    std::string whole;
    while (true) {
        auto const begin = source.find("{{>");
        if (begin == source.npos) return whole.append(source);
        auto const end = source.find("}}", begin);
        if (end == source.npos) throw TemplateError(name + ": {{> is not closed");
        auto partial = source.substr(begin + 3, end - begin - 3);
        partial.remove_prefix(std::min(partial.find_first_not_of(' '), partial.size()));
        partial = partial.substr(0, partial.find_last_not_of(' ') + 1);
        auto const found = partials.find(partial);
        if (found == partials.end())
            throw TemplateError(name + ": no partial \"" + std::string(partial) + "\"");
        whole.append(source.substr(0, begin));
        whole += with_partials(name, found->second, partials, depth + 1);
        source.remove_prefix(end + 2);
    }
}

/// Calls `take` with where each tag begins and what stands in it.
template <class Take>
void each_tag(std::string_view source, Take take) {
    for (auto begin = source.find("{{"); begin != source.npos; begin = source.find("{{", begin)) {
        auto const end = source.find("}}", begin);
        if (end == source.npos) return;
        take(begin, source.substr(begin + 2, end - begin - 2));
        begin = end + 2;
    }
}

std::set<std::string, std::less<>> section_names(std::string_view source) {
    std::set<std::string, std::less<>> names;
    each_tag(source, [&](std::size_t, std::string_view tag) {
        if (tag.starts_with('#') || tag.starts_with('^')) names.emplace(tag.substr(1));
    });
    return names;
}

/// {{body_html}} becomes an empty section, which is how a SafeHtml value is put in; a plain string
/// in its place would show nothing, never markup.
std::string with_markup_as_sections(std::string const& source) {
    std::string result;
    std::size_t done = 0;
    each_tag(source, [&](std::size_t begin, std::string_view tag) {
        if (!tag.ends_with("_html") || tag.starts_with('#') || tag.starts_with('^') ||
            tag.starts_with('/'))
            return;
        result.append(source, done, begin - done);
        result.append("{{#").append(tag).append("}}{{/").append(tag).append("}}");
        done = begin + tag.size() + 4;
    });
    return result.append(source, done);
}

/// Drops comments and the indentation that only people need, so that pages are small.
std::string tightened(std::string const& source) {
    std::string kept;
    std::string_view rest = source;
    while (true) {
        auto const begin = rest.find("{{!");
        kept.append(rest.substr(0, begin));
        if (begin == rest.npos) break;
        rest.remove_prefix(std::min(rest.find("}}", begin), rest.size() - 2) + 2);
    }
    std::string tight;
    for (bool line_start = true; char c : kept) {
        if (line_start && (c == ' ' || c == '\n')) continue;
        tight += c;
        line_start = c == '\n';
    }
    return tight;
}

}

Renderer::Renderer(std::map<std::string, std::string, std::less<>> const& templates,
                   std::map<std::string, std::string, std::less<>> const& partials, Missing missing)
    : missing_(missing) {
    for (auto const& [name, source] : templates) {
        auto made = std::make_unique<Template>();
        made->name = name;
        made->source = with_markup_as_sections(tightened(with_partials(name, source, partials)));
        made->sections = section_names(made->source);
        made->give_back(made->take());
        templates_.emplace(name, std::move(made));
    }
}

Renderer::~Renderer() = default;

bool Renderer::has(std::string_view name) const { return templates_.contains(name); }

std::string Renderer::render(std::string_view name, View const& view,
                             TextLookup const& text) const {
    auto const found = templates_.find(name);
    if (found == templates_.end())
        throw TemplateError("there is no template \"" + std::string(name) + "\"");
    auto& chosen = *found->second;
    auto parsed = chosen.take();
    data const root = converted(view);
    StrictContext context(root, text, missing_, chosen.name, chosen.sections);
    std::string page = parsed->render(context);
    if (!parsed->is_valid()) throw TemplateError(chosen.name + ": " + parsed->error_message());
    chosen.give_back(std::move(parsed));
    return page;
}

}
