// A tree of segments: finding costs one step a segment, however many routes there are.
#include "platform/http/router.h"

#include <algorithm>

#include "platform/http/ascii.h"

namespace http {

struct PathTree::Node {
    std::map<std::string, std::unique_ptr<Node>, std::less<>> literals;
    std::unique_ptr<Node> parameter;
    std::unique_ptr<Node> rest;
    std::string name;  ///< Of the parameter that leads here.
    std::optional<std::size_t> number;
};

namespace {

bool is_parameter(std::string_view segment) {
    return segment.starts_with('{') && segment.ends_with('}');
}

/// The node behind `slot`, made when it is not there; it keeps one name.
template <class Node>
Node& named(std::unique_ptr<Node>& slot, std::string_view name, std::string_view pattern) {
    if (!slot) {
        slot = std::make_unique<Node>();
        slot->name = name;
    }
    if (slot->name != name || name.empty())
        throw std::logic_error("parameter {" + std::string(name) + "} of " + std::string(pattern) +
                               " has another name elsewhere");
    return *slot;
}

/// Walks down; `values` holds what the parameters on the way were.
template <class Node>
Node const* match(Node const& node, std::string_view rest,
                  std::vector<std::pair<std::string_view, std::string_view>>& values) {
    if (rest.empty()) return node.number ? &node : nullptr;
    auto remaining = rest.substr(1);
    auto const segment = remaining.substr(0, remaining.find('/'));
    auto const after = remaining.substr(segment.size());
    if (auto const literal = node.literals.find(segment); literal != node.literals.end())
        if (auto const* found = match(*literal->second, after, values)) return found;
    if (node.parameter && !segment.empty()) {
        values.emplace_back(node.parameter->name, segment);
        if (auto const* found = match(*node.parameter, after, values)) return found;
        values.pop_back();
    }
    if (!node.rest || remaining.empty()) return nullptr;
    values.emplace_back(node.rest->name, remaining);
    return node.rest.get();
}

}

std::string const& Captures::at(std::string_view name) const {
    for (auto const& value : values_)
        if (value.first == name) return value.second;
    throw std::out_of_range("the route has no parameter " + std::string(name));
}

PathTree::PathTree() : root_(std::make_unique<Node>()) {}
PathTree::~PathTree() = default;
PathTree::PathTree(PathTree&&) noexcept = default;
PathTree& PathTree::operator=(PathTree&&) noexcept = default;

std::size_t PathTree::add(std::string_view pattern) {
    if (!pattern.starts_with('/'))
        throw std::logic_error("a pattern begins with a slash: " + std::string(pattern));
    Node* node = root_.get();
    for (auto rest = pattern; !rest.empty();) {
        rest.remove_prefix(1);
        auto const segment = rest.substr(0, rest.find('/'));
        rest.remove_prefix(segment.size());
        if (!is_parameter(segment)) {
            if (segment.contains('{') || segment.contains('}'))
                throw std::logic_error("a parameter is a whole segment: " + std::string(pattern));
            auto& child = node->literals[std::string(segment)];
            if (!child) child = std::make_unique<Node>();
            node = child.get();
        } else if (segment.ends_with("...}")) {
            if (!rest.empty())
                throw std::logic_error("nothing follows a rest: " + std::string(pattern));
            node = &named(node->rest, segment.substr(1, segment.size() - 5), pattern);
        } else {
            node = &named(node->parameter, segment.substr(1, segment.size() - 2), pattern);
        }
    }
    if (!node->number) node->number = count_++;
    return *node->number;
}

std::optional<PathTree::Match> PathTree::find(std::string_view path) const {
    if (!path.starts_with('/')) return std::nullopt;
    std::vector<std::pair<std::string_view, std::string_view>> values;
    auto const* const node = match(*root_, path, values);
    if (!node) return std::nullopt;
    Match result{.number = *node->number};
    for (auto const& [name, value] : values) result.captures.values_.emplace_back(name, value);
    return result;
}

Response not_offered(Method method, std::string_view allow) {
    return {.status = method == Method::options ? 204 : 405,
            .headers = {{"Allow", std::string(allow)}}};
}

}
