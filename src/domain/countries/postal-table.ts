/**
 * A valid postal code for every country that has them, in the form that is written there; from it follow where a
 * separator goes, whether a country prefix may be dropped, and the example in the form. Source: the national posts.
 */
export const postalExamples: Readonly<Record<string, string>> = readTable(`
AD AD500, AF 1001, AI AI-2640, AL 1001, AM 0010, AR C1070AAM, AS 96799, AT 1010, AU 2000, AX 22100, AZ 1000, BA 71000,
BB BB11000, BD 1000, BE 1000, BG 1000, BH 317, BL 97133, BM HM 11, BN BS8811, BR 01310-100, BT 11001, BY 220030,
CA K1A 0B1, CC 6799, CH 8001, CL 8320000, CN 100006, CO 110111, CR 10101, CV 7600, CX 6798, CY 1010, CZ 110 00,
DE 10117, DK 1050, DO 10101, DZ 16000, EC 170150, EE 10111, EG 11511, ES 28013, ET 1000, FI 00100, FK FIQQ 1ZZ,
FM 96941, FO 100, FR 75001, GB SW1A 1AA, GE 0105, GF 97300, GG GY1 1AA, GI GX11 1AA, GL 3900, GN 001, GP 97100,
GR 105 57, GS SIQQ 1ZZ, GT 01001, GU 96910, GW 1000, HM 7050, HN 11101, HR 10000, HT 6110, HU 1051, ID 10110,
IE D02 AF30, IL 9100001, IM IM1 1AA, IN 110001, IO BBND 1ZZ, IQ 10011, IS 101, IT 00144, JE JE2 3AB, JO 11118,
JP 100-0001, KE 00100, KG 720001, KH 120101, KR 03051, KW 13001, KY KY1-1100, KZ 010000, LA 01000, LB 1107 2810,
LI 9490, LK 00100, LR 1000, LS 100, LT 01100, LU 2449, LV LV-1050, MA 10000, MC 98000, MD 2001, ME 81000, MF 97150,
MG 101, MH 96960, MK 1000, MM 11181, MN 14200, MP 96950, MQ 97200, MT VLT 1117, MU 11328, MV 20026, MX 06600,
MY 50480, MZ 1100, NA 10001, NC 98800, NE 8001, NF 2899, NG 100001, NI 11001, NL 1012 JS, NO 0150, NP 44600, NZ 6011,
OM 112, PE 15001, PF 98714, PG 121, PH 1000, PK 44000, PL 00-950, PM 97500, PN PCRN 1ZZ, PR 00901, PT 1000-001,
PW 96940, PY 1209, RE 97400, RO 010011, RS 11000, RU 101000, SA 11564, SE 111 22, SG 018956, SH STHL 1ZZ, SI 1000,
SJ 9170, SK 811 01, SM 47890, SN 12500, SO JH 09010, SV 1101, SZ H100, TC TKCA 1ZZ, TH 10200, TJ 734025, TM 744000,
TN 1000, TR 34394, TW 100, TZ 11101, UA 01001, UM 96898, US 98052, UY 11000, UZ 100000, VA 00120, VC VC0100, VE 1010,
VG VG1110, VI 00802, VN 100000, WF 98600, XJ 8099, XK 10000, YT 97600, ZA 2000, ZM 10101`);

/**
 * Where an address without the code is incomplete. Where the sources disagree (BG, RO, TR) it is not asked for:
 * Partner Center's own rule decides.
 */
export const postalCodeRequired: ReadonlySet<string> = new Set(
  (
    'AS AT AU AX BE BL BR CA CH CN CZ DE DK EE ES FI FK FM FR GB GF GG GL GP GR GS GU HU IM IN IO IT JE JP KR LI LT LU ' +
    'LV MF MH MP MQ MX MY NC NL NO NZ PF PL PM PN PR PT PW RE RU SE SG SH SJ SK SM TC TW UA US VI WF YT ZA'
  ).split(' '),
);

/** Prefixes beside the ISO code that people write before the digits: distinguishing signs of vehicles, mostly. */
export const postalPrefixes: Readonly<Record<string, string>> = readTable(`
AT A, AX FI|FIN, BE B, CZ CS, DE D, ES E, FI FIN|SF, FO FR|FO|DK, FR F, GL DK, HU H, IT I, LI FL, LU L, MC F, NO N,
OM PC, PT P, SE S, SI SLO, SJ NO|N, SM RSM|I, SV CP, VA V|I`);

function readTable(rows: string): Readonly<Record<string, string>> {
  return Object.fromEntries(rows.split(',').map((row) => [row.trim().slice(0, 2), row.trim().slice(3)]));
}
