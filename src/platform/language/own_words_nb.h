// The Norwegian lists of own_words.h, as texts that are read once at start.
#pragma once
#include <string_view>

namespace language::norwegian {

/// A form, then its lemmas.
inline constexpr std::string_view irregular = R"(
bedre god bra; best god bra; beste god bra; verre dårlig; verst dårlig; verste dårlig; større stor;
størst stor; største stor; mindre liten; minst liten; minste liten; små liten; lille liten; lita liten; lite liten;
eldre gammel; eldst gammel; eldste gammel; gamle gammel; gammelt gammel; yngre ung; yngst ung; yngste ung;
lengre lang; lengst lang; lengste lang; tyngre tung; tyngst tung; flere mange; flest mange; fleste mange;
er være; var være; vært være; har ha; hadde ha; hatt ha; blir bli; ble bli; blei bli; blitt bli;
går gå; gikk gå; gått gå; får få; fikk få; fått få; står stå; sto stå; stod stå; stått stå; ser se; så se; sett se;
gir gi; ga gi; gav gi; gitt gi; gis gi; tar ta; tok ta; tatt ta; tas ta; drar dra; dro dra; drog dra; dratt dra;
slår slå; slo slå; slått slå; gjør gjøre; gjorde gjøre; gjort gjøre; gjøres gjøre; sier si; sa si; sagt si; sies si;
legger legge; la legge; lagt legge; legges legge; setter sette; satte sette; satt sette sitte; settes sette;
vet vite; visste vite; visst vite; vil ville; ville ville; villet ville; kan kunne; kunne kunne; kunnet kunne;
skal skulle; skulle skulle; må måtte; måtte måtte; bør burde; burde burde; sitter sitte; ligger ligge; lå ligge; ligget ligge;
kommer komme; kom komme; kommet komme; skrev skrive; skrevet skrive; skriver skrive; drev drive; drevet drive; driver drive;
holdt holde; holder holde; falt falle; fant finne; funnet finne; finnes finnes; fantes finnes; bandt binde; bundet binde; vant vinne; vunnet vinne;
sprang springe; sprunget springe; drakk drikke; drukket drikke; bar bære; båret bære; skar skjære; skåret skjære; stjal stjele; stjålet stjele;
brøt bryte; brutt bryte; fløy fly; fløyet fly; sang synge; sunget synge; sank synke; sunket synke; skjøt skyte; skutt skyte;
steg stige; steget stige; grep gripe; grepet gripe; lot la; latt la; lar la; gråt gråte; spiste spise; valgte velge; valgt velge; velger velge;
solgte selge; solgt selge; selger selge; spurte spørre; spurt spørre; fulgte følge; fulgt følge; hjalp hjelpe; hjulpet hjelpe; hjelper hjelpe;
menn mann; mennene mann; mannen mann; øyne øye; øynene øye; føtter fot; føttene fot; bønder bonde; bøndene bonde; hender hand; hendene hånd; tenner tann;
bøker bok; bøkene bok; netter natt; nettene natt; røtter rot; røttene rot; byer by; byene by; byen by; byens by; byenes by; barn barn; barna barn; barnet barn; barnets barn; barnas barn;
døtre datter; døtrene datter; mødre mor; mødrene mor; fedre far; fedrene far; brødre bror; søstre søster; søstrene søster; krefter kraft; kreftene kraft; klær klær; trær tre; trærne tre; knær kne; knærne kne;
medier medium; mediene medium; kriterier kriterium; kriteriene kriterium; museer museum; museene museum; studier studium studie; studiene studium studie
)";

inline constexpr std::string_view opaque = R"(
plattform kommune område samarbeid forstå forklare forslag forvise fylke verksted bosted landskap kunnskap
egenskap selskap budskap redskap vitenskap høyskole høgskole sykehus mandag tirsdag onsdag torsdag fredag lørdag
søndag ansvar antall innhold utland innland framtid fremtid framsteg samtale samtid samfunn medlem handling håndverk
bygg byggeri menneske frihet likhet enhet helhet kontor kontroll konsert konferanse dokument moment element
)";

inline constexpr std::string_view short_parts = R"(
øy by is ål ås år øl it tv ku fe eu fn bi te sy ny
)";

inline constexpr std::string_view endings = R"(
het heten heter hetene ing ning ningen ninger ende else elser ere erne ene enes ar er or en et na ens ets sam bar bart bare lig
lige isk iske skap skapet skaper ist ister an at as is isme sjon sjoner ig ige dom dommen ling linger inne inner
ur om på av opp ut inn til for bli sin han hun den det som var skal at og men hva når der her
rer ret ren res sen ser set sel tes ten ter tet des der det ned nen nes net ner ler len let les ker ket ken kes mer men met mes
)";

inline constexpr std::string_view particles = R"(
an av be bi bort ent er ge i inn inne med om opp på sam til under unna ut ved å åt fort ned for
)";

inline constexpr std::string_view beginnings = R"(
over etter gjen fram frem
)";

}
