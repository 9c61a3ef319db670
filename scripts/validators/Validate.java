import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.verapdf.ReleaseDetails;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * Validates PDFs in one process, for starting Java costs more than a page: each file against each flavour,
 * one line for both. A line that begins with FAIL ends with the clauses that are broken; -v adds a line for
 * each clause, with the first place. The status is 0 if all pass, 1 if not, 2 if the words make no sense.
 */
class Validate {
  private static final String USAGE = "usage: verapdf [-v] -f FLAVOUR[,FLAVOUR] FILE...\n       verapdf --version";
  private static final int SHOWN = 1;

  public static void main(String... words) {
    VeraGreenfieldFoundryProvider.initialise();
    List<PDFAFlavour> flavours = new ArrayList<>();
    List<String> files = new ArrayList<>();
    boolean verbose = false;
    for (int n = 0; n < words.length; n++) {
      if (words[n].equals("--version")) {
        System.out.println("veraPDF " + version());
        return;
      } else if (words[n].equals("-v")) {
        verbose = true;
      } else if (words[n].equals("-f") && n + 1 < words.length) {
        for (String name : words[++n].split(",")) flavours.add(PDFAFlavour.byFlavourId(name));
      } else {
        files.add(words[n]);
      }
    }
    boolean unknown = flavours.contains(null) || flavours.contains(PDFAFlavour.NO_FLAVOUR);
    if (unknown || flavours.isEmpty() || files.isEmpty()) {
      System.err.println(USAGE + "\nflavours: " + String.join(" ", PDFAFlavour.getFlavourIds()));
      System.exit(2);
    }
    boolean good = true;
    for (String file : files) {
      for (PDFAFlavour flavour : flavours) {
        good &= passes(file, flavour, verbose);
      }
    }
    System.exit(good ? 0 : 1);
  }

  /** The version of the part that holds the model of a PDF; veraPDF's own command line prints the same. */
  private static String version() {
    String place = ReleaseDetails.APPLICATION_PROPERTIES_ROOT + "validation-model." + ReleaseDetails.PROPERTIES_EXT;
    return ReleaseDetails.addDetailsFromResource(place).getVersion();
  }

  private static boolean passes(String file, PDFAFlavour flavour, boolean verbose) {
    String subject = file + " " + flavour.getId();
    try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(file), flavour);
        PDFAValidator validator =
            Foundries.defaultInstance().createValidator(flavour, SHOWN, false, true, false)) {
      ValidationResult result = validator.validate(parser);
      if (result.isCompliant()) {
        System.out.println("PASS " + subject);
        return true;
      }
      Map<String, String> broken = new TreeMap<>();
      result.getFailedChecks().forEach((rule, count) ->
          broken.put(rule.getClause() + "-" + rule.getTestNumber(), " (" + count + ")"));
      System.out.println("FAIL " + subject + " " + String.join(" ", broken.keySet()));
      for (TestAssertion one : verbose ? result.getTestAssertions() : List.<TestAssertion>of()) {
        String clause = one.getRuleId().getClause() + "-" + one.getRuleId().getTestNumber();
        System.out.println("  " + clause + broken.get(clause) + ": " + one.getMessage());
        System.out.println("    first at " + one.getLocation().getContext());
      }
    } catch (Exception error) {
      System.out.println("FAIL " + subject + " cannot be read: " + error.getMessage());
    }
    return false;
  }
}
