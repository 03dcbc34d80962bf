// libxml2's push parser, whose callbacks fill a queue that the reader empties. Its own reader would
// read a document type before we could refuse it.
#include "platform/documents/xml.h"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include <algorithm>
#include <stdexcept>
#include <string>
#include <utility>

namespace documents {

namespace {

std::string_view view(xmlChar const* text) {
    return text ? std::string_view(reinterpret_cast<char const*>(text)) : std::string_view();
}

void say_nothing(void*, char const*, ...) {}  // NOLINT(cert-dcl50-cpp): libxml2's type.

struct Free {
    void operator()(xmlParserCtxt* context) const { xmlFreeParserCtxt(context); }
};

}

class XmlReader::State {
public:
    State(Source source, XmlLimits limits) : source_(std::move(source)), limits_(limits) {
        static bool const prepared = (xmlInitParser(), true);
        xmlSAXHandler handler{};
        handler.initialized = XML_SAX2_MAGIC;
        handler.internalSubset = [](void* self, xmlChar const*, xmlChar const*, xmlChar const*) {
            static_cast<State*>(self)->stop(XmlError::document_type);
        };
        handler.startElementNs = on_open;
        handler.endElementNs = on_close;
        handler.characters = on_text;
        handler.ignorableWhitespace = on_text;
        handler.cdataBlock = on_text;
        handler.serror = [](void*, xmlErrorPtr) {};  // What went wrong is told by error().
        context_.reset(xmlCreatePushParserCtxt(&handler, this, nullptr, 0, nullptr));
        if (!prepared || !context_) throw std::runtime_error("no XML parser could be made");
        xmlCtxtUseOptions(context_.get(), XML_PARSE_NONET | XML_PARSE_IGNORE_ENC);
    }

    State(State const&) = delete;
    State& operator=(State const&) = delete;

    Event next() {
        ++position_;
        while (position_ >= queue_.size()) {
            if (stopped_) {
                error = stopped_;
                return Event::failed;
            }
            if (finished_) return Event::end;
            feed();
        }
        auto const& item = queue_[position_];
        attributes.clear();
        for (std::size_t i = item.first_attribute; i < item.last_attribute; ++i) {
            auto const& [space, name, begin, end] = attributes_[i];
            attributes.push_back({space, name, letters(begin, end)});
        }
        return item.event;
    }

    std::string_view name() const { return present() ? present()->name : std::string_view(); }
    std::string_view space() const { return present() ? present()->space : std::string_view(); }
    std::string_view text() const {
        return present() ? letters(present()->text_begin, present()->text_end) : std::string_view();
    }

    std::vector<XmlAttribute> attributes;
    std::optional<XmlError> error;

private:
    // Names are kept by the parser as long as it lives; texts by letters_ until the queue is empty.
    struct Item {
        Event event = Event::text;
        std::string_view name = {}, space = {};
        std::size_t text_begin = 0, text_end = 0;
        std::size_t first_attribute = 0, last_attribute = 0;
    };
    struct Attribute {
        std::string_view space, name;
        std::size_t begin = 0, end = 0;
    };

    Item const* present() const { return position_ < queue_.size() ? &queue_[position_] : nullptr; }

    std::string_view letters(std::size_t begin, std::size_t end) const {
        return std::string_view(letters_).substr(begin, end - begin);
    }

    /// Hands the parser a little more; what it finds is put in the queue.
    void feed() {
        queue_.clear();
        attributes_.clear();
        letters_.clear();
        position_ = 0;
        constexpr std::size_t portion = 16 * 1024;
        if (piece_.empty()) {
            auto const piece = source_();
            if (!piece) return stop(XmlError::damaged);
            piece_ = *piece;
            finished_ = piece_.empty();
        }
        auto const part = piece_.substr(0, portion);
        piece_.remove_prefix(part.size());
        bytes_ += part.size();
        if (bytes_ > limits_.bytes) return stop(XmlError::too_large);
        be_quiet();
        xmlParseChunk(context_.get(), part.data(), static_cast<int>(part.size()), finished_);
        if (!context_->wellFormed || context_->disableSAX) stop(XmlError::damaged);
    }

    // Errors of decoding are told to nobody but the thread's own handlers, which print them.
    static void be_quiet() {
        xmlSetGenericErrorFunc(nullptr, say_nothing);
        xmlSetStructuredErrorFunc(nullptr, [](void*, xmlErrorPtr) {});
    }

    void stop(XmlError reason) {
        if (!stopped_) stopped_ = reason;
        xmlStopParser(context_.get());
    }

    static void on_open(void* self, xmlChar const* name, xmlChar const*, xmlChar const* space, int,
                        xmlChar const**, int attributes, int, xmlChar const** values) {
        auto& state = *static_cast<State*>(self);
        if (++state.depth_ > state.limits_.depth) return state.stop(XmlError::too_deep);
        std::size_t const first = state.attributes_.size();
        for (int i = 0; i < attributes; ++i, values += 5) {
            std::size_t const begin = state.letters_.size();
            state.append_value({reinterpret_cast<char const*>(values[3]),
                                reinterpret_cast<char const*>(values[4])});
            state.attributes_.push_back(
                {view(values[2]), view(values[0]), begin, state.letters_.size()});
        }
        state.queue_.push_back({.event = Event::open,
                                .name = view(name),
                                .space = view(space),
                                .first_attribute = first,
                                .last_attribute = state.attributes_.size()});
    }

    // The parser leaves the ampersand of an attribute as a reference, as it does for entities that
    // are to be resolved later.
    void append_value(std::string_view value) {
        constexpr std::string_view ampersand = "&#38;";
        for (auto at = value.find(ampersand); at != value.npos; at = value.find(ampersand)) {
            letters_.append(value.substr(0, at + 1));
            value.remove_prefix(at + ampersand.size());
        }
        letters_.append(value);
    }

    static void on_close(void* self, xmlChar const* name, xmlChar const*, xmlChar const* space) {
        auto& state = *static_cast<State*>(self);
        --state.depth_;
        state.queue_.push_back({.event = Event::close, .name = view(name), .space = view(space)});
    }

    static void on_text(void* self, xmlChar const* text, int size) {
        auto& state = *static_cast<State*>(self);
        std::size_t const begin = state.letters_.size();
        state.letters_.append(reinterpret_cast<char const*>(text), static_cast<std::size_t>(size));
        state.queue_.push_back({.text_begin = begin, .text_end = state.letters_.size()});
    }

    Source source_;
    XmlLimits limits_;
    std::unique_ptr<xmlParserCtxt, Free> context_;
    std::vector<Item> queue_;
    std::vector<Attribute> attributes_;
    std::string letters_;
    std::size_t position_ = 0, depth_ = 0;
    std::string_view piece_;
    std::uint64_t bytes_ = 0;
    bool finished_ = false;
    std::optional<XmlError> stopped_;  // Told when all that stood before has been.
};

XmlReader::XmlReader(std::string_view bytes, XmlLimits limits)
    : XmlReader(
          [rest = bytes]() mutable -> std::optional<std::string_view> {
              return std::exchange(rest, std::string_view());
          },
          limits) {}

XmlReader::XmlReader(Source source, XmlLimits limits)
    : state_(std::make_unique<State>(std::move(source), limits)) {}
XmlReader::~XmlReader() = default;
XmlReader::XmlReader(XmlReader&&) noexcept = default;
XmlReader& XmlReader::operator=(XmlReader&&) noexcept = default;

XmlReader::Event XmlReader::next() { return state_->next(); }
std::string_view XmlReader::name() const { return state_->name(); }
std::string_view XmlReader::space() const { return state_->space(); }
std::string_view XmlReader::text() const { return state_->text(); }
std::vector<XmlAttribute> const& XmlReader::attributes() const { return state_->attributes; }
std::optional<XmlError> XmlReader::error() const { return state_->error; }

std::string_view XmlReader::attribute(std::string_view name) const {
    auto const found = std::ranges::find(state_->attributes, name, &XmlAttribute::name);
    return found == state_->attributes.end() ? std::string_view() : found->value;
}

bool XmlReader::skip() {
    for (int depth = 1; depth > 0;) {
        switch (next()) {
            case Event::open: ++depth; break;
            case Event::close: --depth; break;
            case Event::text: break;
            case Event::end:
            case Event::failed: return false;
        }
    }
    return true;
}

}
