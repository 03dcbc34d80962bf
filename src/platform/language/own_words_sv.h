// The Swedish lists of own_words.h, as texts that are read once at start.
#pragma once
#include <string_view>

namespace language::swedish {

/// A form, then its lemmas.
inline constexpr std::string_view irregular = R"(
städer stad; städerna stad; städernas stad; städers stad; data data;
bättre bra god; bäst bra; bästa bra god; sämre dålig; sämst dålig; sämsta dålig; värre dålig ond;
värst dålig ond; värsta dålig ond; större stor; störst stor; största stor; mindre liten; minst liten;
minsta liten; små liten; lilla liten; litet liten; äldre gammal; äldst gammal; äldsta gammal;
gamla gammal; gammalt gammal; yngre ung; yngst ung; yngsta ung; högre hög; högst hög; högsta hög;
lägre låg; lägst låg; lägsta låg; längre lång; längst lång; längsta lång; tyngre tung; tyngst tung;
tyngsta tung; grövre grov; grövst grov; grövsta grov; fler många; flera många; flest många; samma samma; höga hög; högt hög; hög hög;
bra bra; gott god; goda god; gjort göra; gjorts göra; gjorde göra; gjordes göra; gör göra; görs göra;
gjord göra; gjorda göra; var vara; är vara; varit vara; vore vara; har ha; hade ha; haft ha; hafts ha;
blev bli; blir bli; blivit bli; bliva bli; går gå; gick gå; gått gå; gåtts gå; får få; fick få; fått få; fåtts få;
står stå; stod stå; stått stå; ser se; såg se; sett se; sågs se; sågos se; setts se; ger ge; gav ge;
gett ge; givit ge; getts ge; gavs ge; ges ge; giva ge; given ge; givna ge; givet ge; tar ta; tog ta; tagit ta;
tas ta; togs ta; tagits ta; taga ta; tagen ta; tagna ta; taget ta; drar dra; drog dra; dragit dra; dras dra; drogs dra; dragen dra; dragna dra;
slår slå; slog slå; slagit slå; slagits slå; slogs slå; slagen slå; slagna slå; dör dö; dog dö; dött dö; ler le; log le;
säger säga; sade säga; sa säga; sagt säga; sägs säga; sades säga; sagts säga; lägger lägga; lade lägga; la lägga;
lagt lägga; läggs lägga; lades lägga; lagts lägga; lagd lägga; lagda lägga; vet veta; visste veta; vetat veta;
vill vilja; ville vilja; velat vilja; kan kunna; kunde kunna; kunnat kunna; ska skola; skall skola; skulle skola;
bör böra; borde böra; bort böra; måste måste; satt sitta; suttit sitta; satte sätta; sattes sätta; satts sätta; sätts sätta;
ligger ligga; låg ligga; legat ligga; kommer komma; kom komma; kommit komma; kommen komma;
skrev skriva; skrevs skriva; skrivit skriva; skrivits skriva; skriven skriva; skrivna skriva; skrivet skriva;
blivande bli; drev driva; drevs driva; drivit driva; drivits driva; driven driva; drivna driva;
bidrog bidra; bidragit bidra; bidrar bidra; föreslog föreslå; föreslagit föreslå; föreslår föreslå; föreslagen föreslå; föreslagna föreslå;
deltog delta; deltagit delta; deltar delta; förstod förstå; förstått förstå; förstår förstå; uppstod uppstå; uppstått uppstå; uppstår uppstå;
bestod bestå; bestått bestå; består bestå; ingick ingå; ingått ingå; ingår ingå; pågick pågå; pågått pågå; pågår pågå;
framgick framgå; framgår framgå; framgått framgå; hölls hålla; höll hålla; hållit hålla; hållits hålla; hållen hålla; hållna hålla;
föll falla; fallit falla; fann finna; fanns finnas; finns finnas; funnits finnas; funnit finna; fås få;
band binda; bundit binda; bundits binda; bunden binda; bundna binda; vann vinna; vunnit vinna; vunnits vinna; vunnen vinna; vunna vinna;
sprang springa; sprungit springa; drack dricka; druckit dricka; fick få; gav ge; bar bära; burit bära; burits bära; buren bära; burna bära;
skar skära; skurit skära; skuren skära; skurna skära; stal stjäla; stulit stjäla; stulen stjäla; stulna stjäla; bröt bryta; brutit bryta; brutits bryta; bruten bryta; brutna bryta;
bjöd bjuda; bjudit bjuda; bjudits bjuda; bjuden bjuda; bjudna bjuda; ljög ljuga; ljugit ljuga; flög flyga; flugit flyga;
sjöng sjunga; sjungit sjunga; sjönk sjunka; sjunkit sjunka; sköt skjuta; skjutit skjuta; njöt njuta; njutit njuta;
bet bita; bitit bita; biten bita; bitna bita; steg stiga; stigit stiga; stigen stiga; grep gripa; gripit gripa; gripen gripa; gripna gripa; red rida; ridit rida;
svek svika; svikit svika; sviken svika; svikna svika; led lida leda; lidit lida; skred skrida; skridit skrida; vek vika; vikit vika; viken vika vik; vikna vika;
lät låta; låtit låta; låtits låta; grät gråta; gråtit gråta; åt äta; ätit äta; äten äta; ätna äta; sov sova; sovit sova; kallat kalla;
valt välja; valde välja; väljs välja; valdes välja; valts välja; vald välja; valda välja; sålt sälja; sålde sälja; såldes sälja; sålts sälja; såld sälja; sålda sälja;
vant vänja; vande vänja; van van; svalt svälja; skilt skilja; skilde skilja; skildes skilja; skilts skilja; skild skilja; skilda skilja; glatt glad; glada glad;
spridit sprida; spred sprida; spreds sprida; spridits sprida; spridd sprida; spridda sprida; spritt sprida; spritts sprida; mött möta; blått blå;
svor svära; svurit svära; dolde dölja; dolt dölja; dold dölja; dolda dölja; följt följa; stött stödja stöta; stödde stödja; stödjer stödja; stöder stödja; stöds stödja; stödjs stödja; stödd stödja; stödda stödja;
byggd bygga; byggda bygga; byggt bygga; byggts bygga; ägt äga; rått råda rå; sågs se;
mannen man; männen man; mäns man; männens man; män man; männer man; ögon öga; ögonen öga; öron öra; öronen öra;
gäss gås; gässen gås; löss lus; lössen lus; möss mus; mössen mus; datan data; datat data; datas data; barnens barn; barnen barn; fötter fot; fötterna fot; bönder bonde; bönderna bonde; böndernas bonde; bönders bonde;
söner son; sönerna son; döttrar dotter; döttrarna dotter; mödra moder; brödra broder; noll noll; norr norr; sitta sitta; äta äta; finnas finnas; hydro hydro; mikro mikro; makro makro; termo termo; foto foto; elektro elektro; mödrar moder; mödrarna moder; fäder fader; fäderna fader;
bröder broder; bröderna broder; systrar syster; nycklar nyckel; människorna människa; människornas människa; människors människa; människor människa;
kvinnors kvinna; huvuden huvud; huvudena huvud; hjärtan hjärta; hjärtana hjärta; projektet projekt;
fakta faktum; kriterier kriterium; kriterierna kriterium; kriteriet kriterium; stadier stadium; stadierna stadium; stadiet stadium; centra centrum; centrumet centrum; museer museum; museerna museum; laboratorier laboratorium;
gymnasier gymnasium; gymnasiet gymnasium; seminarier seminarium; seminariet seminarium; seminarierna seminarium; scenarier scenario; scenarierna scenario; scenariot scenario; stipendier stipendium; medier medium; medierna medium; media medium; mediernas medium; evangelier evangelium;
studier studie studium; studierna studie studium; studiernas studie studium; studiers studie studium; visar visa; visat visa; visats visa; visade visa; visades visa; visas visa;
växer växa; växte växa; växt växt växa; göras göra; gemensamma gemensam; gemensamt gemensam; moderna modern; offentliga offentlig; europeiska europeisk; svenska svensk svenska; grafen grafen graf;
tre tre; två två; fyra fyra; fem fem; sex sex; sju sju; åtta åtta; nio nio; tio tio; hundra hundra; tusen tusen;
mini mini; mono mono; live live; lime lime; maj maj; juni juni; juli juli; mars mars; nord nord; syd syd; öst öst; väst väst; multi multi; nano nano; socio socio; super super; anti anti; ferro ferro; kvant kvant; kryo kryo; ultra ultra;
länder land; länderna land; ländernas land; länders land; händer hand; händerna hand; tänder tand; tänderna tand; nätter natt; nätterna natt; rötter rot; rötterna rot;
bror bror; brors bror; faster faster; fastern faster; ros ros; rosen ros; rosor ros; rosorna ros; rosornas ros; vinna vinna
)";

/// Words that the dictionary lacks, written as it writes them: A genitive, D G H utrum as katt,
/// stol; B neuter, C E F neuter in a vowel, O P adjective.
inline constexpr std::string_view more_words = R"(
svinn/AB testbädd/ADG matsvinn/AB medskapande/AC policylabb/ABD samskapande/AC delaktig/OP
medborgardialog/ADH medborgarbudget/ADG omställning/ADG nudging/AD hackaton/ABDH prototyp/ADH
ledarskap/ABD medlemskap/ABD medskapare/AEJ behovsägare/AEJ gestaltning/ADG
backe/AEGY flotte/AEGY hare/AEGY havre/AEY kugge/AEGY kulle/AEGY loge/AEGY pojke/AEGY spade/AEGY stråke/AEGY tanke/AEGY udde/AEGY ros/ADXY shop/ADGXY tomte/AEGXY spelare/AEJ
)";

/// Lemmas whose parts would mislead whoever looks for them.
inline constexpr std::string_view opaque = R"(
plattform program parameter sociolog sociologi sociologisk biologisk ekologisk huvudsaklig framförallt beskriva beskrivning kultur signatur orättvisa förtjäna temperatur kristall kompakt diagnostik rapport doktorand matris plankton konservera konsekvens
reflektion reflektera generalist minimal villkor koncentrera koncentration kontakt digitalisera realist diskett
organism centrum ändamål alltid sannolik sannolikhet avsevärd närvarande förslag bostad verkstad högskola förvisa förstå förklara försöka förlåta förvara
husbonde riksdag dagis hemvist framsteg framtid framför mellanrum samtid samtal
erfarenhet minimera summera kovarians auditorium samhälle samråd samband samverka samarbeta område omsorg omfång omlopp omkring intryck skolka
storlek helhet allmän allmänhet allvar allvarlig arbetsam lönsam ensam gemensam verksam verksamhet
kunskap egenskap vetenskap budskap redskap landskap sällskap mannaskap ledarskap medlemskap
gränssnitt handlag handla handling handläggare handledare handikapp tvåa
medlem ledamot fullmäktige bokstav boktryck
klocka stolpe skolk slott plats arbete arena ansvar antal anspråk anslag anstalt adress artikel
universum bransch brott bro konsert konst konto kontor konferens kommission kommun kommitté komplex
kompass kommentar koncept kontroll kontrakt kontext kontinent monopol parlament departement dokument
document fundament instrument experiment argument element moment monument sakrament testament temperament
motion station relation nation ration passion pension mission vision version
lagom bara också redan sedan annars varsam varse varsko underhåll undervisning underlätta
rättvis rättfärdig rättighet skyldighet enhet enighet enlig enkel enskild
likhet likadan likvid likaså frihet frivillig fristad fredag måndag tisdag onsdag torsdag lördag söndag
januari februari november december augusti september oktober människa mänsklig
hemlig hemlighet hemsk landvinning
lyckas fiskal vinst ost hög stolt stall torn spår frisk ordna ordning domän ledare lärare
gata katalog varde marginal material kriminal original regional national general mineral funktional
tillit insats inslag innehåll inland utland bakgrund bakom
analog ekolog zoolog budget klimat bolag vitamin muslim boost malaria markör replik brutal fixtur mixtur piktur striktur estetik dekoration
fartyg ottoman testator härmed varmed längsmed bovin artros matros apotekare rustik portik kondis kapris repris pardon mingel mangel apport
bestyra betänka betrygga betryggande betryck beskära emotstå harpist kolik korum morfin körsbär babord resolut postal muslin följetong pärlemor
tingest byting rommani rosmarin rospigg kulört kungöra göteborgare dragoman talmagi apologi anatema reverens parafasi gambit fången otrogen
primadonna gardenia bastuba gammal miljon miljard komfort spegel antagen undantaga beslagtaga kollagen diameter peptid sällsynt marmor sparris
sackaros kätting formalin tambur girland maräng gamäng betydenhet begivenhet schlager aktris buskis barkis dumbom factoring hångel epikris sinekur koppar artrit gastrit
)";

inline constexpr std::string_view short_parts = R"(
ö å by bo ko is ek ed el öl år ur ål tå tv it ai eu fn öra rå te ny bi sy
)";

/// Endings of words, and forms that the dictionary lists but nobody means at the end of a compound.
inline constexpr std::string_view endings = R"(
het löshet era ism vis ologisk ologi nation ration lett gemen heten heter heterna ing ning ningen ningar ande ende else elser are arna orna erna arnas ornas ernas are aren
te ar er or en et na ens ets sam samma bar bart bara lig ligt liga isk iskt iska skap skapet skaps ist ister
an at ad ade ande as at ats et ete ets is ism tion tioner ion ioner
al alt ala ell ellt ella ig igt iga dom domen ling lingar het inna innor ska iska ans ens ent ant
rinna ur om på av upp ut in till för bli sin han hon den det som var ska att och men vad när där här hit dit
rar rad rat rats tar tat las lat sta ste star ster ter ten tet des der dera den dena det deta ned nen nes net ner ners ras ren ret res
sen ser set sel sar sat tes tal_ las les let lar len ler mar mer men met mas mes ling ke kes ker ket ken ka kas kar kan
gig log
)";

inline constexpr std::string_view particles = R"(
an av be bi bort genom trans mot före för ent er ge gen hän i in inne med om om- på sam till under upp upp- ur ut vid å åt fort ned ner
)";

inline constexpr std::string_view beginnings = R"(
över efter åter fram för
)";

}
